import { makeInvitation } from '../../factories/hiring';
import type { Database } from '../../../app/lib/db/prisma.server';
import { sha256 } from '../../../app/lib/hash.server';
import type { Role } from '../../../app/accounts/roles';
import { Client } from './client';
import { harvestForms } from './harvest-forms';
import { listRoutes, type BuiltRoute } from './list-routes';
import { plantedSoFar } from './markers';
import { plantOrganisation, type PlantedOrganisation } from './plant-organisation';
import { listTables, ownIds, readRows, rowsNaming } from './rows';
import { signInByLink } from './sign-in';
import { startWeb, type RunningWeb } from './start-web';

export interface Stage {
  database: Database;
  web: RunningWeb;
  routes: BuiltRoute[];
  /** The organisation that is attacked. */
  victim: PlantedOrganisation;
  /** Number of its last planted text. */
  lastMarker: number;
  /** Parameters of every route, filled with ids of the victim: once for its finished sitting, once for its running one. */
  sets: Record<string, string>[];
  /** Its rows as they are now. */
  victimRows(): Promise<Map<string, string>>;
  other: PlantedOrganisation;
  signedIn(name: string, email: string): Promise<Client>;
  member(role: Role): Promise<Client>;
  /** Somebody in the middle of a sitting of this organisation; without cookies while sittings cannot be started. */
  candidateOf(planted: PlantedOrganisation): Promise<Client>;
  /** Path of a new, open invitation of the victim. */
  openInvitation(): Promise<string>;
}

/** The attacked organisation, another one, and the built web server before both. */
export async function setStage({ url, database }: { url: string; database: Database }): Promise<Stage> {
  const tables = await listTables(database);
  const names = [...tables.keys()];
  const before = await readRows(database, names);
  const victim = await plantOrganisation({ database });
  const lastMarker = plantedSoFar();
  const ids = ownIds(await readRows(database, names), before);
  const other = await plantOrganisation({ database });
  const web = await startWeb({ url });
  const signedIn = async (name: string, email: string) => {
    const client = new Client(name, web.origin);
    await signInByLink({ database, client, email });
    return client;
  };
  return {
    ...{ database, web, routes: listRoutes(), victim, lastMarker, other, signedIn },
    sets: idSets(victim),
    victimRows: async () => rowsNaming(await readRows(database, names), ids),
    member: (role) => signedIn(`${role} of the organisation`, victim.members[role].email),
    candidateOf: async (planted) => {
      const { token } = await makeInvitation({ database, assessment: planted.assessment, name: 'Another Candidate' });
      const name = planted === victim ? 'another candidate of the organisation' : "another organisation's candidate";
      return startSitting(new Client(name, web.origin), token);
    },
    openInvitation: async () => {
      const { token } = await makeInvitation({ database, assessment: victim.assessment, name: 'Invited Candidate' });
      return `/invitations/${token}`;
    },
  };
}

/** Opens an invitation and sends its form, as a candidate does; the client keeps the device's cookie. */
export async function startSitting(client: Client, token: string): Promise<Client> {
  const path = `/invitations/${token}`;
  const rules = await client.get(path);
  for (const form of harvestForms(path, rules)) await client.post(form.path, form);
  return client;
}

/** What a parameter of each name stands for. A new route with a new name needs a row planted for it, and its id here. */
export function idSets(planted: PlantedOrganisation): Record<string, string>[] {
  const { finished, running, own } = planted;
  const common = {
    'organisations/slug': planted.slug,
    'exercises/slug': own.slug,
    exerciseSlug: own.slug,
    assessmentId: planted.assessment.id,
    regradeId: planted.regradeId,
    rubricVersionId: own.rubricVersionId,
    otherRubricVersionId: own.folderRubricId,
    webhookId: planted.webhookId,
    // The log of a webhook's deliveries.
    log: planted.webhookId,
    delivery: planted.deliveryId,
    deliveryId: planted.deliveryId,
    keyId: planted.keyId,
    submissionId: planted.submissionId,
    reviewId: planted.reviewId,
    appealId: planted.appealId,
    provider: 'oidc',
    '*': 'no/such/page',
  };
  const sets = [finished, running].map(({ sitting, attempts, candidate, invitation }) => ({
    ...common,
    sittingId: sitting.id,
    attemptId: attempts[0]!.id,
    candidateId: candidate.id,
    invitationId: invitation.id,
    // Whoever holds an invitation's link may open it; others may know its hash at most.
    token: sha256(sitting.id),
  }));
  return [...sets, { ...sets[0]!, assessmentId: planted.draftAssessment.id }];
}
