import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { listHistory } from '../attempts/list-history.server';
import { progressBySlug } from '../attempts/ui/history-progress';
import { listCatalogue } from '../exercises/list-catalogue.server';
import { Catalogue } from '../exercises/ui/catalogue';
import { readFilter } from '../exercises/ui/filter-catalogue';
import { findVisitor } from '../accounts/visitor.server';

export const meta: MetaFunction = () => [
  { title: 'Exercises · Assay' },
  { name: 'description', content: 'Hands-on exercises for AI engineers: the work is executed, not pattern-matched.' },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const visitorId = await findVisitor({ request });
  const [cards, histories] = await Promise.all([listCatalogue(), visitorId ? listHistory({ visitorId }) : []]);
  return data({ cards, progress: progressBySlug(histories) }, { headers: { 'Cache-Control': 'private, no-cache' } });
}

/** Narrowing the list needs nothing from the server. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  const onlySearchChanged = currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  return onlySearchChanged && (formMethod === undefined || formMethod === 'GET') ? false : defaultShouldRevalidate;
}

export default function CatalogueRoute() {
  const { cards, progress } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return <Catalogue cards={cards} filter={readFilter(search)} progress={progress} />;
}
