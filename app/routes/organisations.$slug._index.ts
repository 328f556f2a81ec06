import { redirect, type LoaderFunctionArgs } from '@remix-run/node';

/** An organisation begins with its assessments. Who may not see it is refused there. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/organisations/${encodeURIComponent(params['slug'] ?? '')}/assessments`);
