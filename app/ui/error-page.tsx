import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react';
import { LinkButton } from './link-button';
import { useRequestContext } from './request-context';

const titles: Record<number, string> = {
  400: 'That request made no sense here',
  401: 'You need to sign in',
  403: 'This is not yours to open',
  404: 'There is nothing at this address',
  409: 'Somebody else changed this meanwhile',
  410: 'This is gone',
  413: 'That was too large',
  429: 'Too much at once',
  503: 'Busy right now',
};

/** Heading for a page that answers with this status. */
export const errorTitle = (error: unknown): string =>
  (isRouteErrorResponse(error) ? titles[error.status] : undefined) ?? 'Something broke on our side';

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/** The sentence a refusal carries, as `{ error: { message } }` or `{ message }`. */
function messageOf(data: unknown): string | null {
  const message = property(property(data, 'error'), 'message') ?? property(data, 'message');
  return typeof message === 'string' ? message : null;
}

/** Shown in place of a page that could not be made: what happened, the request's id for bugs, and where to go from here. */
export function ErrorPage() {
  const error = useRouteError();
  const rendered = useRequestContext();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const message = isRouteErrorResponse(error) ? messageOf(error.data) : null;
  // The id is that of the request which rendered the document: right only while this is still that page.
  const isFirstPage = useLocation().key === 'default';
  const requestId = isFirstPage ? rendered.requestId : undefined;
  const title = errorTitle(error);
  return (
    <div className="py-10">
      <p className="font-mono text-[0.8667rem] text-muted">{status}</p>
      <h1 className="mt-1 text-[1.6rem]">{title}</h1>
      {message && message !== title && <p className="mt-2 max-w-[60ch]">{message}</p>}
      {status >= 500 && requestId && (
        <p className="mt-2 text-muted">
          Quote this request id when you report it: <code className="font-mono text-ink">{requestId}</code>
        </p>
      )}
      <div className="mt-6 flex flex-wrap gap-2">
        <LinkButton to="/" variant="primary">
          All exercises
        </LinkButton>
        <LinkButton to="/history">Your history</LinkButton>
      </div>
    </div>
  );
}
