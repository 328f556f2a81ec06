import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listHistory } from '../attempts/list-history.server';
import { HistoryPage } from '../attempts/ui/history-page';
import { findVisitor } from '../accounts/visitor.server';

export const meta: MetaFunction = () => [{ title: 'History · Assay' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const visitorId = await findVisitor({ request });
  return { histories: visitorId ? await listHistory({ visitorId }) : [] };
}

export default function HistoryRoute() {
  return <HistoryPage histories={useLoaderData<typeof loader>().histories} />;
}
