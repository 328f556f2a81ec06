import { AppError } from '../errors';

const headersOf = (error: AppError): Headers => {
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  if (error.retryAfterSeconds !== undefined) headers.set('Retry-After', String(error.retryAfterSeconds));
  return headers;
};

/** What a refusal looks like to a script: `{ error: { code, message, retryAfterSeconds? } }` with the code's status. */
export interface RefusalBody {
  error: { code: string; message: string; retryAfterSeconds?: number };
}

const bodyOf = (error: AppError): RefusalBody => ({
  error: { code: error.code, message: error.message, retryAfterSeconds: error.retryAfterSeconds },
});

/**
 * For routes that scripts call: the work's result as JSON that no cache keeps (with `statusOf` it, 200 unless given), an
 * expected refusal as `RefusalBody`. Bugs pass through, to be logged and answered as an internal error.
 */
export async function answerJson<T>(
  work: () => Promise<T>,
  statusOf: (result: T) => number = () => 200,
): Promise<Response> {
  try {
    const result = await work();
    return sized(result, statusOf(result));
  } catch (error) {
    if (error instanceof AppError)
      return Response.json(bodyOf(error), { status: error.status, headers: headersOf(error) });
    throw error;
  }
}

/** A JSON answer that says its length: what is small then is not compressed, which would cost more than it saves. */
function sized(value: unknown, status: number): Response {
  const body = JSON.stringify(value);
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
  };
  return new Response(body, { status, headers });
}

/** For page routes: an expected refusal becomes the response that the error boundary draws (`RefusalBody` as its data). */
export async function orRefuse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError)
      throw Response.json(bodyOf(error), { status: error.status, headers: headersOf(error) });
    throw error;
  }
}
