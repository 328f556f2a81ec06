import { strToU8, zipSync } from 'fflate';
import type { MembershipView } from '../../accounts/account-views';
import { may } from '../../accounts/roles';
import { writeAudit, type Actor } from '../../accounts/write-audit.server';
import { writeSubmissionFiles } from '../../exercises/submission-folder.server';
import type { Clock } from '../../lib/clock';
import { getClock } from '../../lib/clock.server';
import { getDatabase, type Database } from '../../lib/db/prisma.server';
import { AppError } from '../../lib/errors';
import { collectCandidateData } from './collect-candidate-data.server';

/**
 * A zip of everything the organisation holds about a candidate: `data.json` and the answers as files. The audit log keeps that it
 * was made, by id. Throws `forbidden` beyond the role, `not-found` for a candidate who is unknown or another organisation's.
 */
export async function exportCandidate({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  candidateId,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  candidateId: string;
}): Promise<{ filename: string; bytes: Uint8Array }> {
  const { organisationId } = membership;
  if (!may(membership.role, 'manage-data')) {
    throw new AppError('forbidden', "Your role does not allow exporting candidates' data.");
  }
  const { facts, answers } = await collectCandidateData({ database, organisationId, candidateId });
  const files: Record<string, Uint8Array> = { 'data.json': strToU8(`${JSON.stringify(facts, null, 2)}\n`) };
  for (const { folder, answer } of answers) {
    for (const [path, text] of Object.entries(writeSubmissionFiles(answer))) files[`${folder}/${path}`] = strToU8(text);
  }
  await database.$transaction((tx) =>
    writeAudit({ tx, organisationId, actor, action: 'candidate.exported', subject: { candidateId } }),
  );
  return { filename: `candidate-${candidateId}.zip`, bytes: zipSync(files, { mtime: clock.now(), level: 6 }) };
}
