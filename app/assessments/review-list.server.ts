import { z } from 'zod';
import type { MembershipView } from '../accounts/account-views';
import type { Actor } from '../accounts/write-audit.server';
import { AppError } from '../lib/errors';
import { errorsByField } from './assessment-plan';
import { rawCandidate, type RawCandidate } from './candidate-row';
import { checkCandidates } from './check-candidates.server';
import { inviteCandidates } from './invite-candidates.server';
import { inviteTerms, type InviteOutcome, type InviteTerms } from './invite-forms';
import { decodeList, MOST_ROWS, readCandidateList } from './read-candidate-list.server';

interface Who {
  membership: MembershipView;
  assessmentId: string;
}

const oneRaw = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue('no JSON');
    return z.NEVER;
  }
});
const fineRows = oneRaw.pipe(z.array(rawCandidate).max(MOST_ROWS));

/** Reads a pasted list or an uploaded file and shows what it says; nothing is sent. Mistakes come back beside the form. */
export async function reviewList({ membership, assessmentId, form }: Who & { form: FormData }): Promise<InviteOutcome> {
  const pasted = form.get('list');
  const list = typeof pasted === 'string' ? pasted : '';
  const terms = inviteTerms.safeParse({ days: form.get('days'), zone: form.get('zone') });
  if (!terms.success) return { list, listErrors: errorsByField(terms.error) };
  try {
    const file = form.get('file');
    const uploaded = file instanceof File && file.size > 0 ? file : null;
    if (uploaded && list.trim() !== '') {
      throw new AppError('bad-request', 'Choose a file or paste a list, not both.');
    }
    const text = uploaded ? decodeList(new Uint8Array(await uploaded.arrayBuffer())) : list;
    const { rows, ignored } = readCandidateList(text);
    return { list, ...(await review({ membership, assessmentId, rows, terms: terms.data, ignored })) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'not-found') throw error;
    return { list, listErrors: { list: error.message } };
  }
}

/**
 * The confirmation of a list that was shown: with `send` invites those that are right and leaves the others out. Rows that were
 * mended meanwhile are checked and shown again first, so that nobody is invited unseen. Throws `forbidden`, `not-found`.
 */
export async function confirmList({
  membership,
  actor,
  assessmentId,
  form,
  origin,
}: Who & { actor: Actor; form: FormData; origin: string }): Promise<InviteOutcome> {
  const terms = inviteTerms.safeParse({ days: form.get('days'), zone: form.get('zone') });
  const fine = fineRows.safeParse(form.get('fine'));
  if (!terms.success || !fine.success) return { refusal: 'This form was incomplete. Paste the list again.' };
  const { rows: mended, changed } = readMended(form);
  const rows = [...fine.data, ...mended].sort((a, b) => a.line - b.line);
  if (rows.length > MOST_ROWS) return { refusal: `At most ${MOST_ROWS} rows at once.` };
  if (changed || form.get('intent') !== 'send') {
    return review({ membership, assessmentId, rows, terms: terms.data, ignored: [], changed });
  }
  const { organisationId } = membership;
  const checked = await checkCandidates({ organisationId, assessmentId, rows: fine.data, zone: terms.data.zone });
  const { invited, refused } = await inviteCandidates({
    ...{ membership, actor, assessmentId, origin, days: terms.data.days },
    rows: checked.fine.map(({ row }) => row),
  });
  const since = checked.wrong.map(({ raw, errors }) => ({
    email: raw.email,
    reason: Object.values(errors).join(' '),
  }));
  return { invited: invited.length, refused: [...since, ...refused] };
}

/** Rows that were wrong, as they are typed now. */
function readMended(form: FormData): { rows: RawCandidate[]; changed: boolean } {
  const rows: RawCandidate[] = [];
  let changed = false;
  for (let at = 0; at < MOST_ROWS && form.has(`wrong.${at}.was`); at += 1) {
    const text = (field: string) => {
      const value = form.get(`wrong.${at}.${field}`);
      return typeof value === 'string' ? value : '';
    };
    const was = oneRaw.pipe(rawCandidate).safeParse(text('was')).data;
    if (!was) continue;
    const now = {
      ...was,
      email: text('email'),
      name: text('name'),
      multiplier: text('multiplier'),
      expires: text('expires'),
    };
    // A text field shows a line break in a cell as a space.
    const plain = (value: string) => value.replace(/[\r\n]+/g, '');
    const differs = (['email', 'name', 'multiplier', 'expires'] as const).some(
      (field) => plain(was[field]) !== plain(now[field]),
    );
    changed ||= differs;
    rows.push(differs ? now : was);
  }
  return { rows, changed };
}

async function review({
  membership: { organisationId },
  assessmentId,
  rows,
  terms,
  ignored,
  changed = false,
}: Who & { rows: RawCandidate[]; terms: InviteTerms; ignored: string[]; changed?: boolean }): Promise<InviteOutcome> {
  const { fine, wrong } = await checkCandidates({ organisationId, assessmentId, rows, zone: terms.zone });
  const shown = fine.map(({ raw, row, note }) => ({
    ...{ raw, note, email: row.email, name: row.name, timeMultiplier: row.timeMultiplier },
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }));
  return { review: { ...terms, fine: shown, wrong, ignored, changed } };
}
