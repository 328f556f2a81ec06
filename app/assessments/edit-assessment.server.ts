import type { MembershipView } from '../accounts/account-views';
import type { Actor } from '../accounts/write-audit.server';
import { AppError } from '../lib/errors';
import { assessmentForm, errorsByField } from './assessment-plan';
import type { AssessmentView } from './assessment-views';
import { changeStatus } from './change-status.server';
import { applyChange } from './choose-exercise';
import { deleteAssessment } from './delete-assessment.server';
import { duplicateAssessment } from './duplicate-assessment.server';
import type { EditorOutcome } from './editor-outcome';
import { getAssessment } from './get-assessment.server';
import { previewAssessment } from './preview-assessment.server';
import { readRawPlan, toRawPlan, withChangeable, type RawPlan } from './raw-plan';
import { saveAssessment } from './save-assessment.server';

/** Where to go after a success, or what to say beside the form as it was typed. */
export type Edited = { path: string } | { outcome: EditorOutcome; status: number };

interface Edit {
  membership: MembershipView;
  actor: Actor;
  assessmentId: string;
}

/**
 * Carries out what a button of the assessment's form asks for. Everything but closing, reopening, duplicating and deleting saves
 * first. Throws `forbidden` and `not-found`; other refusals come back beside what was typed.
 */
export async function editAssessment({ form, ...edit }: Edit & { form: FormData }): Promise<Edited> {
  const { membership, assessmentId } = edit;
  const home = `/organisations/${membership.slug}/assessments`;
  const here = `${home}/${assessmentId}`;
  const view = await getAssessment({ organisationId: membership.organisationId, assessmentId });
  const intent = String(form.get('intent') ?? '');
  const posted = readRawPlan(form);
  const raw = view.status === 'DRAFT' ? posted : withChangeable(toRawPlan(view.plan), posted);
  try {
    if (form.has('change')) return rearrange(raw, form, view);
    if (intent === 'close' || intent === 'reopen') {
      await changeStatus({ ...edit, change: intent, token: '' });
      return { path: here };
    }
    if (intent === 'duplicate') {
      return { path: `${home}/${(await duplicateAssessment(edit)).assessmentId}` };
    }
    if (intent === 'delete') {
      await deleteAssessment(edit);
      return { path: home };
    }
    return await saveAndGoOn({ ...edit, raw, form, here });
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'not-found' || error.code === 'forbidden') throw error;
    return { outcome: { raw, token: tokenOf(form), refusal: error.message }, status: error.status };
  }
}

function rearrange(raw: RawPlan, form: FormData, { choices, status }: AssessmentView): Edited {
  if (status !== 'DRAFT') throw new AppError('conflict', 'This assessment has been published since you opened it.');
  const wanted = String(form.get('change'));
  const added = String(form.get(`sections.${wanted.split(' ')[2]}.add`) ?? '');
  const { plan } = applyChange({ plan: raw, wanted, added, choices });
  return { outcome: { raw: plan, token: tokenOf(form) }, status: 200 };
}

const tokenOf = (form: FormData) => String(form.get('token') ?? '');

async function saveAndGoOn({
  raw,
  form,
  here,
  ...edit
}: Edit & { raw: RawPlan; form: FormData; here: string }): Promise<Edited> {
  const intent = String(form.get('intent') ?? '');
  const parsed = assessmentForm.safeParse(raw);
  if (!parsed.success)
    return { outcome: { raw, token: tokenOf(form), errors: errorsByField(parsed.error) }, status: 400 };
  const token = intent === 'save-over' ? String(form.get('newest') ?? '') : tokenOf(form);
  try {
    await saveAssessment({ ...edit, token, plan: parsed.data });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    const { organisationId } = edit.membership;
    const { token: newest } = await getAssessment({ organisationId, assessmentId: edit.assessmentId });
    return { outcome: { raw, token, newest }, status: 409 };
  }
  const { organisationId } = edit.membership;
  const saved = await getAssessment({ organisationId, assessmentId: edit.assessmentId });
  const next = (['preview', 'publish'] as const).find((one) => one === intent);
  if (!next) return { path: `${here}?saved=${saved.token}` };
  // It is saved whatever comes of the rest: the next save starts from this state.
  const after = { raw, token: saved.token, saved: true, next };
  try {
    if (next === 'preview') return { path: `/invitations/${(await previewAssessment(edit)).token}` };
    const errors = saved.problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      const byField = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
      return { outcome: { ...after, errors: byField }, status: 400 };
    }
    await changeStatus({ ...edit, change: 'publish', token: saved.token });
    return { path: `${here}/candidates` };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'not-found' || error.code === 'forbidden') throw error;
    return { outcome: { ...after, refusal: error.message }, status: error.status };
  }
}
