import { randomBytes } from 'node:crypto';
import { getDatabase, type Database } from '../lib/db/prisma.server';
import { writeAudit, type Actor } from './write-audit.server';

/** Makes an organisation with its maker as owner; returns its slug, made from the name and unique. */
export async function createOrganisation({
  database = getDatabase(),
  actor,
  name,
}: {
  database?: Database;
  actor: Actor;
  name: string;
}): Promise<{ slug: string; organisationId: string }> {
  return database.$transaction(async (tx) => {
    const plain = slugOf(name);
    const taken = await tx.organisation.findUnique({ where: { slug: plain }, select: { id: true } });
    const slug = taken || RESERVED.has(plain) ? `${plain}-${randomBytes(3).toString('hex')}` : plain;
    const { id: organisationId } = await tx.organisation.create({
      data: { slug, name, members: { create: { userId: actor.id, role: 'OWNER' } } },
      select: { id: true },
    });
    await writeAudit({ tx, organisationId, actor, action: 'organisation.created', subject: { name, slug } });
    return { slug, organisationId };
  });
}

/** Words that addresses below /organisations use themselves. */
const RESERVED = new Set(['new', 'join']);

/** "Café Orbital GmbH" -> "cafe-orbital-gmbh". */
function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join('-').slice(0, 48).replace(/-$/, '') ?? 'team';
}
