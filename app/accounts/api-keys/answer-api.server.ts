import { answerJson } from '../../lib/http/refusals.server';

/** The answer of a route that programs call with an API key: JSON, and with 401 the header that asks for one (RFC 9110). */
export async function answerApi<T>(work: () => Promise<T>): Promise<Response> {
  const response = await answerJson(work);
  if (response.status === 401) response.headers.set('WWW-Authenticate', 'Basic realm="Assay API", charset="UTF-8"');
  return response;
}
