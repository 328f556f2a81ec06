import { Form } from '@remix-run/react';
import { Card } from '../../ui/card';
import { Field, inputStyle } from '../../ui/field';
import { LinkButton } from '../../ui/link-button';
import { SubmitButton } from '../../ui/submit-button';

export interface DeleteCandidatePageProps {
  slug: string;
  candidateId: string;
  name: string;
  email: string;
  sittings: number;
  refused: { error: string; email: string } | null;
}

/** Asks once more before a candidate's data are deleted, by their address. */
export function DeleteCandidatePage({ slug, candidateId, name, email, sittings, refused }: DeleteCandidatePageProps) {
  const home = `/organisations/${slug}/candidates/${candidateId}`;
  return (
    <div className="max-w-xl space-y-4">
      <Card title={`Delete everything about ${name}`}>
        <p>
          Name, address, invitations, {sittings === 1 ? '1 sitting' : `${sittings} sittings`} with drafts, submissions,
          grades, reviews, comments and decisions, mails and deliveries: all of it is deleted now, and nobody can bring
          it back. The audit log keeps that it was done, without name and address.
        </p>
        <p className="mt-2 text-muted">If they asked what is held about them, export it first.</p>
        <Form method="post" className="mt-4 space-y-4">
          <Field label="Their e-mail address" hint={`Type ${email} to delete.`} error={refused?.error}>
            {(control) => (
              <input
                {...control}
                name="email"
                type="text"
                inputMode="email"
                autoComplete="off"
                defaultValue={refused?.email}
                required
                className={inputStyle}
              />
            )}
          </Field>
          <div className="flex flex-wrap gap-2">
            <SubmitButton variant="danger">Delete everything</SubmitButton>
            <LinkButton to={home} variant="ghost">
              Keep it
            </LinkButton>
          </div>
        </Form>
      </Card>
      <Form method="post" action={`${home}/export`} reloadDocument>
        <SubmitButton>Export first</SubmitButton>
      </Form>
    </div>
  );
}
