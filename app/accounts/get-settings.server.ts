import { getDatabase, type Database } from '../lib/db/prisma.server';
import type { OrganisationSettings } from './settings-form';

/** What an organisation has set. The caller has checked the membership. */
export function getSettings({
  database = getDatabase(),
  organisationId,
}: {
  database?: Database;
  organisationId: string;
}): Promise<OrganisationSettings> {
  return database.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { name: true, retentionDays: true, requireCalibration: true },
  });
}
