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
    return Response.json(result, { status: statusOf(result), headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    if (error instanceof AppError)
      return Response.json(bodyOf(error), { status: error.status, headers: headersOf(error) });
    throw error;
  }
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
