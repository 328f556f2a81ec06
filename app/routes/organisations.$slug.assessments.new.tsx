import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { readForm } from '../accounts/account-forms';
import { requireUser } from '../accounts/find-user.server';
import { getMembership } from '../accounts/get-membership.server';
import { assessmentName } from '../assessments/assessment-plan';
import { createAssessment } from '../assessments/create-assessment.server';
import { orRefuse } from '../lib/http/refusals.server';
import { Card } from '../ui/card';
import { Field, inputStyle } from '../ui/field';
import { SubmitButton } from '../ui/submit-button';

const authorise = async ({ request, params }: Pick<LoaderFunctionArgs, 'request' | 'params'>) => {
  const actor = await requireUser({ request });
  const wanted = { userId: actor.id, slug: params['slug'] ?? '', ability: 'manage-assessments' as const };
  return { actor, membership: await getMembership(wanted) };
};

export const loader = (args: LoaderFunctionArgs) =>
  orRefuse(async () => {
    await authorise(args);
    return null;
  });

export const action = (args: ActionFunctionArgs) =>
  orRefuse(async () => {
    const { actor, membership } = await authorise(args);
    const read = readForm(assessmentName, await args.request.formData());
    if ('errors' in read) return data(read, { status: 400 });
    const { assessmentId } = await createAssessment({ membership, actor, name: read.value.name });
    return redirect(`/organisations/${membership.slug}/assessments/${assessmentId}`);
  });

export default function NewAssessmentRoute() {
  const errors = useActionData<typeof action>()?.errors ?? {};
  return (
    <Card title="New assessment" className="mx-auto max-w-md">
      <Form method="post" className="space-y-4">
        <Field label="Name" hint="Candidates read it too. You can change it later." error={errors['name']}>
          {(control) => <input {...control} name="name" required maxLength={120} className={inputStyle} />}
        </Field>
        <SubmitButton variant="primary" className="w-full">
          Make a draft
        </SubmitButton>
      </Form>
    </Card>
  );
}
