import { data } from '@remix-run/node';

/** Everything no route answers for; drawn by the root's error boundary. */
export function loader(): never {
  throw data({ error: { code: 'not-found', message: 'The link may be old, or mistyped.' } }, { status: 404 });
}

export const action = loader;

export default function NotFound() {
  return null;
}
