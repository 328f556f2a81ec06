import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getRubricReader } from '../exercises/rubrics/get-rubric-reader.server';
import { listRubricExercises } from '../exercises/rubrics/list-rubric-exercises.server';
import { RubricList } from '../exercises/ui/rubric-list';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction = () => [{ title: 'Rubrics · Assay' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { membership } = await getRubricReader({ request, slug: params['slug'] ?? '' });
    const { organisationId, slug } = membership;
    return { slug, exercises: await listRubricExercises({ organisationId }) };
  });
}

export default function RubricsRoute() {
  return <RubricList {...useLoaderData<typeof loader>()} />;
}
