import type { Clock } from '../lib/clock';
import { getClock } from '../lib/clock.server';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { readCandidateRow, type CandidateField, type CandidateRow, type RawCandidate } from './candidate-row';

/** A list before anything is sent: who can be invited, and what is wrong with the others. */
export interface CheckedList {
  fine: { raw: RawCandidate; row: CandidateRow; note: string | null }[];
  wrong: { raw: RawCandidate; errors: Partial<Record<CandidateField, string>> }[];
}

/**
 * Checks rows one by one and against each other and those invited already. Somebody whose earlier invitation has run out or was
 * revoked can be invited again, which is said. The caller has checked the membership and that the assessment is the organisation's.
 */
export async function checkCandidates({
  database = getDatabase(),
  clock = getClock(),
  organisationId,
  assessmentId,
  rows,
  zone,
}: {
  database?: Database;
  clock?: Clock;
  organisationId: string;
  assessmentId: string;
  rows: readonly RawCandidate[];
  /** For dates without one. */
  zone: string;
}): Promise<CheckedList> {
  const now = clock.now();
  const read = rows.map((raw) => ({ raw, result: readCandidateRow({ raw, zone, now }) }));
  const emails = read.flatMap(({ result }) => ('value' in result ? [result.value.email] : []));
  const earlier = await findEarlier({ database, organisationId, assessmentId, emails, now });
  const firstLine = new Map<string, number>();
  const checked: CheckedList = { fine: [], wrong: [] };
  for (const { raw, result } of read) {
    if ('errors' in result) {
      checked.wrong.push({ raw, errors: result.errors });
      continue;
    }
    const { email } = result.value;
    const known = earlier.get(email);
    const before = firstLine.get(email);
    if (before !== undefined) {
      checked.wrong.push({
        raw,
        errors: { email: before > 0 ? `Already in line ${before}.` : 'Already in this list.' },
      });
    } else if (known === 'open' || known === 'started') {
      const message = known === 'open' ? 'Holds an open invitation already.' : 'Has started this assessment already.';
      checked.wrong.push({ raw, errors: { email: message } });
    } else {
      const note = known === 'ended' ? 'An earlier invitation was revoked or has run out.' : null;
      checked.fine.push({ raw, row: result.value, note });
    }
    if (before === undefined) firstLine.set(email, raw.line);
  }
  return checked;
}

type Earlier = 'open' | 'started' | 'ended';

async function findEarlier({
  database,
  emails,
  now,
  ...where
}: {
  database: Database;
  organisationId: string;
  assessmentId: string;
  emails: string[];
  now: Date;
}): Promise<Map<string, Earlier>> {
  const found = await database.invitation.findMany({
    where: { ...where, isPreview: false, candidate: { email: { in: emails } } },
    select: {
      ...{ revokedAt: true, expiresAt: true, sitting: { select: { id: true } } },
      candidate: { select: { email: true } },
    },
  });
  const strength = { ended: 0, open: 1, started: 2 };
  const earlier = new Map<string, Earlier>();
  for (const { candidate, revokedAt, expiresAt, sitting } of found) {
    const state: Earlier = sitting ? 'started' : !revokedAt && expiresAt > now ? 'open' : 'ended';
    const known = earlier.get(candidate.email);
    if (!known || strength[state] > strength[known]) earlier.set(candidate.email, state);
  }
  return earlier;
}
