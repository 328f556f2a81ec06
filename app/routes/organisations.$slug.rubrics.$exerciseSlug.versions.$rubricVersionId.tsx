import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getRubricReader } from '../exercises/rubrics/get-rubric-reader.server';
import { getRubricTexts } from '../exercises/rubrics/get-rubric-texts.server';
import { RubricHeading } from '../exercises/ui/rubric-heading';
import { nameVersion } from '../exercises/ui/rubric-names';
import { RubricTextView } from '../exercises/ui/rubric-text';
import { orRefuse } from '../lib/http/refusals.server';

export const meta: MetaFunction = () => [{ title: 'Rubric · Assay' }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { membership } = await getRubricReader({ request, slug: params['slug'] ?? '' });
    const { organisationId, slug } = membership;
    const { exerciseSlug = '', rubricVersionId = '' } = params;
    return { slug, exercise: await getRubricTexts({ organisationId, exerciseSlug, ids: [rubricVersionId] }) };
  });
}

export default function RubricVersionRoute() {
  const { slug, exercise } = useLoaderData<typeof loader>();
  return exercise.texts.map((text) => (
    <div key={text.id}>
      <RubricHeading slug={slug} exercise={exercise} title={nameVersion(text)}>
        {text.note && <p className="whitespace-pre-line">{text.note}</p>}
      </RubricHeading>
      <RubricTextView rubric={text.rubric} />
    </div>
  ));
}
