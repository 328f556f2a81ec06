import { getDatabase, type Database } from '../lib/db/prisma.server';
import { AppError } from '../lib/errors';
import type { MembershipView } from './account-views';
import { may } from './roles';
import type { OrganisationSettings } from './settings-form';
import { writeAudit, type Actor } from './write-audit.server';

/** Changes an organisation's settings; each that is different gets an audit entry with before and after. Throws `forbidden` beyond the role. */
export async function changeSettings({
  database = getDatabase(),
  membership,
  actor,
  settings,
}: {
  database?: Database;
  membership: MembershipView;
  actor: Actor;
  settings: OrganisationSettings;
}): Promise<void> {
  const { organisationId, role } = membership;
  if (!may(role, 'manage-data') || !may(role, 'rename')) {
    throw new AppError('forbidden', 'Your role does not allow changing these settings.');
  }
  const { name, retentionDays, requireCalibration } = settings;
  await database.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE id = ${organisationId}::uuid FOR NO KEY UPDATE`;
    const before = await tx.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { name: true, retentionDays: true, requireCalibration: true },
    });
    await tx.organisation.update({ where: { id: organisationId }, data: { name, retentionDays, requireCalibration } });
    const changes = [
      { setting: 'name', from: before.name, to: name },
      { setting: 'retention', from: inWords(before.retentionDays), to: inWords(retentionDays) },
      { setting: 'calibrated judges only', from: yes(before.requireCalibration), to: yes(requireCalibration) },
    ];
    for (const { setting, from, to } of changes) {
      if (from === to) continue;
      const subject = { [setting]: `from ${from} to ${to}` };
      await writeAudit({ tx, organisationId, actor, action: 'settings.changed', subject });
    }
  });
}

const inWords = (days: number | null): string => (days === null ? 'for ever' : `${days} days`);
const yes = (value: boolean): string => (value ? 'yes' : 'no');
