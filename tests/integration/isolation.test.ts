import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { may, ROLES, type Ability } from '../../app/accounts/roles';
import { Client } from '../support/isolation/client';
import { nameOfForm, type HarvestedForm } from '../support/isolation/harvest-forms';
import { lacksBody } from '../support/isolation/known-bodies';
import { fillPath, type BuiltRoute } from '../support/isolation/list-routes';
import { markersIn } from '../support/isolation/markers';
import { differences, listTables, readRows } from '../support/isolation/rows';
import { setStage, startSitting, type Stage } from '../support/isolation/stage';
import { askEverything, batches, harvestAll, isOwned, leaksOf } from '../support/isolation/walk';
import { endPrograms } from '../support/run-program';
import { freshDatabase, type FreshDatabase } from './fresh-database';

const WALK_MS = 600_000;

let fresh: FreshDatabase;
let stage: Stage;
/** Every form that the organisation's owner can send. */
let forms: HarvestedForm[];
let opened: Map<string, number>;

beforeAll(async () => {
  fresh = await freshDatabase();
  stage = await setStage(fresh);
  const owner = await stage.member('OWNER');
  ({ forms, opened } = await harvestAll({ client: owner, routes: stage.routes, sets: stage.sets }));
}, WALK_MS);
afterAll(async () => {
  await endPrograms();
  await fresh.drop();
});

describe('the walk itself', () => {
  test('knows a row for every parameter of every route, and a body for every route that reads JSON', () => {
    const unknown = stage.routes.flatMap((route) => {
      try {
        fillPath(route, { ...stage.sets[0], token: 'any' });
        return lacksBody(route)
          ? [`${route.id} reads JSON: add a body to tests/support/isolation/known-bodies.ts`]
          : [];
      } catch (error) {
        return [(error as Error).message];
      }
    });
    expect(unknown).toEqual([]);
  });

  test('has planted a text in every column that people write into', async () => {
    const tables = await listTables(fresh.database);
    const rows = await readRows(fresh.database, tables.keys());
    const bare = [...tables].flatMap(([table, columns]) =>
      columns
        .filter(({ name, type }) => /^(text|jsonb|ARRAY)$/.test(type) && !STRUCTURAL.test(`${table}.${name}`))
        .filter(
          ({ name }) =>
            !rows.some((one) => one.table === table && markersIn(JSON.stringify(one.row[name] ?? null)).length > 0),
        )
        .map(({ name }) => `${table}.${name}`),
    );
    expect(bare, 'plant a marker there, or say in STRUCTURAL that nobody writes it').toEqual([]);
  });

  test('asks for pages that do open to their owner', () => {
    const closed = stage.routes.filter(
      ({ id, pattern }) => pattern.startsWith('/organisations/:slug') && (opened.get(id) ?? 200) >= 400,
    );
    expect(closed.map(({ id }) => `${id} -> ${opened.get(id)}`)).toEqual([]);
  });
});

/** Columns that hold what programs write: names of states, hashes, keys of other rows. */
const STRUCTURAL = new RegExp(
  [
    '^(Account|Session|Verification|RateLimit\\w*|Rate\\w*)\\.',
    '\\.(id|slug|kind|level|hash|tokenHash|deviceHash|contentHash|answerHash|exerciseHash|promptHash|sha256)$',
    '\\.(status|target|targetId|checkId|criterionId|gradedBy|stepId|event|action|events|skills|expectations)$',
    '^(ExerciseVersion\\.manifest|User\\.image|GradingRun\\.(progress|grade)|JudgeCall\\.(requestId|responseFormat))$',
    '^(JudgeCall\\.(finishReason|outcome)|Calibration\\.\\w+)$',
  ].join('|'),
);

/** Walks all routes as somebody who must get nothing; what they got, in words. */
async function intrude(client: Client, sets = stage.sets, mayKnow: readonly string[] = []): Promise<string[]> {
  const problems: string[] = [];
  const before = await stage.victimRows();
  const ask = async (route: BuiltRoute) => {
    for (const values of isOwned(route) || route.pattern.includes(':token') ? sets : sets.slice(0, 1)) {
      for await (const asked of askEverything({ client, route, values, forms })) {
        const leaks = leaksOf(asked, stage.lastMarker);
        problems.push(...leaks.filter((leak) => !mayKnow.some((marker) => leak.endsWith(`tells ${marker}`))));
      }
    }
  };
  // Signing out and the like would end the walk early, so what belongs to nobody comes last, one after the other.
  const ofNobody = stage.routes.filter((route) => !isOwned(route));
  for (const some of [...batches(stage.routes.filter(isOwned)), ...batches(ofNobody)]) {
    if (some.every(isOwned)) await Promise.all(some.map(ask));
    else for (const route of some) await ask(route);
    const changed = differences(before, await stage.victimRows());
    if (changed.length === 0) continue;
    const ids = some.map(({ id }) => id).join(', ');
    problems.push(...changed.map((line) => `${client.name}: one of ${ids} changed ${line}`));
    break;
  }
  return problems;
}

describe('an organisation gives and changes nothing for', () => {
  test('nobody', { timeout: WALK_MS }, async () => {
    expect(await intrude(new Client('nobody', stage.web.origin))).toEqual([]);
  });

  test("another organisation's owner", { timeout: WALK_MS }, async () => {
    const client = await stage.signedIn("another organisation's owner", stage.other.members.OWNER.email);
    expect((await client.get(`/organisations/${stage.other.slug}/members`)).status).toBe(200);
    expect(await intrude(client)).toEqual([]);
  });

  test("another organisation's API key", { timeout: WALK_MS }, async () => {
    const client = new Client("another organisation's key", stage.web.origin);
    client.headers.Authorization = `Basic ${Buffer.from(`${stage.other.apiKey}:`).toString('base64')}`;
    expect(await intrude(client)).toEqual([]);
  });

  test("another organisation's candidate with a sitting of their own", { timeout: WALK_MS }, async () => {
    expect(await intrude(await stage.candidateOf(stage.other))).toEqual([]);
  });

  test('another of its own candidates with a sitting of their own', { timeout: WALK_MS }, async () => {
    expect(await intrude(await stage.candidateOf(stage.victim))).toEqual([]);
  });

  for (const state of ['expired', 'revoked'] as const) {
    test(`the holder of an invitation that was ${state}`, { timeout: WALK_MS }, async () => {
      const { token } = stage.victim[state];
      const client = await startSitting(new Client(`holder of an ${state} invitation`, stage.web.origin), token);
      expect(
        await intrude(
          client,
          stage.sets.map((values) => ({ ...values, token })),
          // Whom to ask for another link is all that one of ours that has ended may say.
          markersIn(stage.victim.name).map(({ marker }) => marker),
        ),
      ).toEqual([]);
    });
  }
});

/** Which ability lets members read a planted text of each kind; kinds that are not here are for every member. */
const READ_BY: Record<string, Ability> = {
  candidate: 'read-reports',
  team: 'read-reports',
  audit: 'read-audit',
  mail: 'read-outbox',
  key: 'manage-integrations',
};

const keyOf = (form: HarvestedForm): string => nameOfForm(form);

describe('a member whose role lacks the ability', () => {
  for (const role of ROLES.filter((one) => one !== 'OWNER')) {
    test(`reads and changes nothing beyond it: ${role.toLowerCase()}`, { timeout: WALK_MS }, async () => {
      const client = await stage.member(role);
      const problems: string[] = [];
      const read = async (route: BuiltRoute) => {
        for (const values of stage.sets) {
          const path = fillPath(route, values);
          for (const address of route.hasPage ? [path, `${path}.data`] : [path]) {
            const answer = await client.get(address);
            const kinds = markersIn(answer.text, stage.lastMarker).filter(({ kind }) => {
              const ability = READ_BY[kind];
              return ability !== undefined && !may(role, ability);
            });
            problems.push(...kinds.slice(0, 2).map(({ marker }) => `${address} (${route.id}) tells ${marker}`));
          }
        }
      };
      const readable = stage.routes.filter((one) => one.hasLoader && isOwned(one));
      for (const some of batches(readable)) await Promise.all(some.map(read));
      const shown = await harvestAll({ client, routes: stage.routes, sets: stage.sets });
      const own = new Set(shown.forms.map(keyOf));
      const before = await stage.victimRows();
      // Whose review it is decides what the queue offers to those who review, not the role.
      const personal = (path: string) => may(role, 'review') && /\/reviews\b/.test(path);
      for (const some of batches(forms.filter((one) => !own.has(keyOf(one)) && !personal(one.path)))) {
        const asked: string[] = [];
        for (const form of some) {
          const { status } = await client.post(form.path, form);
          asked.push(`POST ${keyOf(form)} -> ${status}`);
          if (status >= 500) problems.push(`POST ${keyOf(form)}: a fault`);
        }
        const changed = differences(before, await stage.victimRows());
        if (changed.length === 0) continue;
        problems.push(`${asked.join('\n')}: ${changed[0]}`);
        break;
      }
      expect(problems).toEqual([]);
    });
  }
});

describe('a candidate', () => {
  test('is told nothing on their own pages that is for reviewers', { timeout: WALK_MS }, async () => {
    const client = await stage.candidateOf(stage.victim);
    const { sittingId } = await newestSitting();
    const problems: string[] = [];
    for (const route of stage.routes.filter(({ pattern }) => pattern.startsWith('/sittings/:sittingId'))) {
      const attempts = await fresh.database.attempt.findMany({ where: { sittingId }, select: { id: true } });
      const path = fillPath(route, { ...stage.sets[0]!, sittingId, attemptId: attempts[0]?.id ?? sittingId });
      for (const address of route.hasPage ? [path, `${path}.data`] : [path]) {
        const { text } = await client.get(address);
        const told = markersIn(text, stage.lastMarker).filter(({ kind }) => kind !== 'common' && kind !== 'rubric');
        problems.push(...told.slice(0, 2).map(({ marker }) => `${address} tells ${marker}`));
      }
    }
    expect(problems).toEqual([]);
  });
});

const newestSitting = async () => {
  const found = await fresh.database.sitting.findFirst({ orderBy: { startedAt: 'desc' }, select: { id: true } });
  return { sittingId: found?.id ?? '' };
};

describe('the same requests by those who may send them', () => {
  test(
    'do change rows: the refusals above are not of requests that nobody could send',
    { timeout: WALK_MS },
    async () => {
      const owner = await stage.member('OWNER');
      let effective = 0;
      let before = await stage.victimRows();
      const own = forms.filter(({ path }) => path.startsWith('/organisations/'));
      for (const form of own) {
        const { status } = await owner.post(form.path, form);
        const after = await stage.victimRows();
        if (status < 400 && differences(before, after).length > 0) effective += 1;
        before = after;
      }
      expect(effective).toBeGreaterThanOrEqual(Math.min(3, own.length));
      expect(own.length).toBeGreaterThan(0);
    },
  );
});
