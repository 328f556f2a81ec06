import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { compareVersions } from '../exercises/rubrics/compare-versions.server';
import { getRubricReader } from '../exercises/rubrics/get-rubric-reader.server';
import { RubricDiffPage } from '../exercises/ui/rubric-diff-page';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction = () => [{ title: 'What changed · Assay' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { membership } = await getRubricReader({ request, slug: params['slug'] ?? '' });
    const { organisationId, slug } = membership;
    const chosen = new URL(request.url).searchParams;
    const compared = await compareVersions({
      organisationId,
      exerciseSlug: params['exerciseSlug'] ?? '',
      from: chosen.get('from') ?? '',
      to: chosen.get('to') ?? '',
    });
    return { slug, ...compared };
  });
}

export default function RubricDiffRoute() {
  return <RubricDiffPage {...useLoaderData<typeof loader>()} />;
}
