import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { AppError } from '../errors';
import { readRequestContext } from './read-request-context';

/** What an error page shows. `requestId` finds the request in the logs. */
export interface RefusalBody {
  message: string;
  requestId?: string;
}

/**
 * Wraps a loader or an action: an `AppError` becomes its status with its message for the error boundary, a bug is logged with
 * the request's id and becomes a plain 500. Responses (redirects, refusals) pass unchanged.
 */
export function withRefusals<Args extends LoaderFunctionArgs | ActionFunctionArgs, Result>(
  handle: (args: Args) => Promise<Result>,
): (args: Args) => Promise<Result> {
  return async (args) => {
    try {
      return await handle(args);
    } catch (error) {
      if (args.request.signal.aborted || error instanceof Response) throw error;
      const { requestId } = readRequestContext(args.context);
      if (error instanceof AppError) {
        const headers = new Headers();
        if (error.retryAfterSeconds !== undefined) headers.set('Retry-After', String(error.retryAfterSeconds));
        throw data({ message: error.message, requestId } satisfies RefusalBody, { status: error.status, headers });
      }
      if (isRouteData(error)) throw error;
      console.error(`[${requestId ?? 'no request id'}]`, error);
      throw data({ message: 'Something broke on our side. It has been logged.', requestId } satisfies RefusalBody, {
        status: 500,
      });
    }
  };
}

/** Values thrown with Remix's `data()` are answers, not bugs. */
const isRouteData = (thrown: unknown): boolean =>
  typeof thrown === 'object' && thrown !== null && 'type' in thrown && thrown.type === 'DataWithResponseInit';
