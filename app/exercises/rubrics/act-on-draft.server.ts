import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../../accounts/write-audit.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { checkRubricDraft } from './check-rubric-draft.server';
import type { DraftReply } from './draft-reply';
import { getRubricDraft } from './get-rubric-draft.server';
import { publishRubric } from './publish-rubric.server';
import { changeDraft } from './rubric-draft';
import { readDraftChange, readRubricForm } from './rubric-form';
import { saveRubricDraft } from './save-rubric-draft.server';

const noteText = z
  .string()
  .trim()
  .min(5, 'Say in a few words why, for your colleagues.')
  .max(1_000, 'At most 1,000 characters.');

/**
 * Does what the editor's form asks for, always saving what is typed first: `save`, `publish`, or a step that changes what the form
 * consists of (`change`). Returns the published version's id or a reply for the form; throws what is no answer for a form.
 */
export async function actOnDraft({
  database = getDatabase(),
  organisationId,
  actor,
  exerciseSlug,
  form,
}: {
  database?: Database;
  organisationId: string;
  actor: Actor;
  exerciseSlug: string;
  form: FormData;
}): Promise<{ published: string } | { reply: DraftReply }> {
  const own = { database, organisationId, actor, exerciseSlug };
  const typed = readForm(form);
  const change = readDraftChange(String(form.get('change') ?? ''), newCriterionId());
  const draft = change ? changeDraft(typed, change) : typed;
  const revision = z.coerce.number().int().nonnegative().catch(-1).parse(form.get('revision'));
  const saved = await orConflict(saveRubricDraft({ ...own, revision, draft }));
  if (typeof saved === 'string') {
    const theirs = await getRubricDraft({ database, organisationId, exerciseSlug });
    return { reply: { kind: 'conflict', message: saved, theirRevision: theirs.revision, draft: typed } };
  }
  const checked = checkRubricDraft(draft);
  const problems = 'problems' in checked ? checked.problems : {};
  if (change || form.get('intent') !== 'publish') return { reply: { kind: 'saved', ...saved, problems } };
  const note = noteText.safeParse(form.get('note'));
  if (!note.success || Object.keys(problems).length > 0) {
    const noteProblem = note.success ? null : (note.error.issues[0]?.message ?? null);
    return { reply: { kind: 'incomplete', ...saved, problems, note: String(form.get('note') ?? ''), noteProblem } };
  }
  const published = await orConflict(publishRubric({ ...own, ...saved, note: note.data }));
  if (typeof published === 'string') return { reply: { kind: 'refused', ...saved, message: published } };
  if ('problems' in published) throw new Error('a draft was complete when saved and was not when published');
  return { published: published.rubricVersionId };
}

/** The work's result, or why somebody else was quicker. */
async function orConflict<T>(work: Promise<T>): Promise<T | string> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return error.message;
    throw error;
  }
}

/** Criteria of two versions are told apart by their ids alone, so a new one gets an id that no version has. */
const newCriterionId = () => `c-${randomBytes(5).toString('hex')}`;

function readForm(form: FormData) {
  try {
    return readRubricForm(form);
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new AppError('bad-request', 'This form is not one that the editor sends, or is far too long.');
    throw error;
  }
}
