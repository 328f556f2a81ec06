import type { Answer, Client, Posted } from './client';
import { fillIn, harvestForms, type HarvestedForm } from './harvest-forms';
import { knownBodies } from './known-bodies';
import { fillPath, parametersOf, type BuiltRoute } from './list-routes';
import { markersIn } from './markers';

/** Parameters that name nothing of an organisation's. */
const OF_NOBODY = new Set(['*', 'provider', 'token']);

/** Whether a path of this route names something that belongs to somebody. */
export const isOwned = (route: BuiltRoute): boolean => parametersOf(route.pattern).some((name) => !OF_NOBODY.has(name));

/** Values of `intent` and the like that a route's source tells apart. */
function intentsOf(source: string): string[] {
  const found = [
    ...source.matchAll(/case '([a-z][a-z-]*)'/g),
    ...source.matchAll(/=== '([a-z][a-z-]*)'/g),
    ...source.matchAll(/z\.literal\('([a-z][a-z-]*)'\)/g),
  ];
  return [...new Set(found.map(([, value = '']) => value))];
}

/** Every way to send something to `path` that is known: the forms that pages hold for it, and bodies that scripts send. */
export function bodiesFor({
  route,
  path,
  forms,
  values,
}: {
  route: BuiltRoute;
  path: string;
  forms: HarvestedForm[];
  values: Record<string, string>;
}): Posted[] {
  const harvested = forms.filter((form) => form.path.split('?')[0] === path).map(({ fields }) => ({ fields }));
  const names = new Set(forms.flatMap(({ fields }) => fields.map(([name]) => name)));
  // Whatever any form sends, all at once, with the ids of what is attacked: for forms that only a script draws.
  const everything: [string, string][] = [...names]
    .filter((name) => name && name !== 'intent')
    .map((name) => [name, values[name] ?? values[`${name}Id`] ?? fillIn(name, 'text', new Map())]);
  const ids = Object.entries(values).filter(([name]) => /^[A-Za-z]+$/.test(name));
  const byIntent = ['', ...intentsOf(route.source)].map((intent) => ({
    fields: [...everything, ...ids, ['intent', intent]] as [string, string][],
  }));
  return [...harvested, ...byIntent, ...knownBodies(route.id, values).map((json) => ({ fields: [], json }))];
}

/** What pages and programs name in a query: versions to compare or to try, and what Greenhouse calls our ids. */
function queryOf({
  sittingId = '',
  assessmentId = '',
  rubricVersionId = '',
  ...values
}: Record<string, string>): string {
  const partner = { partner_interview_id: sittingId, partner_test_id: assessmentId };
  const versions = {
    version: rubricVersionId,
    from: values.otherRubricVersionId ?? rubricVersionId,
    to: rubricVersionId,
  };
  return new URLSearchParams({ ...partner, ...versions, sittingId }).toString();
}

export interface Asked {
  client: Client;
  route: BuiltRoute;
  path: string;
  what: string;
  answer: Answer;
}

/** Asks for a route in every way: the page, its data, its data for this route alone, and every body. */
export async function* askEverything({
  client,
  route,
  values,
  forms,
}: {
  client: Client;
  route: BuiltRoute;
  values: Record<string, string>;
  forms: HarvestedForm[];
}): AsyncGenerator<Asked> {
  const path = fillPath(route, values);
  const asked = (what: string, answer: Answer): Asked => ({ client, route, path, what, answer });
  if (route.hasLoader || route.hasPage) {
    yield asked('GET', await client.get(path));
    if (route.hasPage) {
      const dataPath = path === '/' ? '/_root.data' : `${path}.data`;
      yield asked('GET .data', await client.get(dataPath));
      yield asked('GET .data of this route', await client.get(`${dataPath}?_routes=${encodeURIComponent(route.id)}`));
    }
  }
  if (route.hasLoader) yield asked('GET with ids', await client.get(`${path}?${queryOf(values)}`));
  if (!route.hasAction) return;
  for (const body of bodiesFor({ route, path, forms, values })) {
    const words = body.json === undefined ? new URLSearchParams(body.fields).toString() : JSON.stringify(body.json);
    yield asked(`POST ${words.slice(0, 200)}`, await client.post(path, body));
    if (route.hasPage && body.json === undefined) {
      yield asked(`POST .data ${words.slice(0, 200)}`, await client.post(`${path}.data`, body));
    }
  }
}

const show = (headers: Headers): string => [...headers].map(([name, value]) => `${name}: ${value}`).join('\n');

/** What is wrong with an answer to somebody who must get nothing: planted texts in it, or success where only owners have any. */
export function leaksOf({ client, route, path, what, answer }: Asked, last: number): string[] {
  const where = `${client.name}: ${what} ${path} (${route.id}) -> ${answer.status}`;
  const markers = markersIn(`${show(answer.headers)}\n${answer.text}`, last);
  const leaks = markers.slice(0, 3).map(({ marker }) => `${where} tells ${marker}`);
  const succeeded = answer.status >= 200 && answer.status < 300 && !what.includes('.data');
  if (succeeded && isOwned(route)) leaks.push(`${where}: success`);
  if (answer.status === 500) leaks.push(`${where}: a fault instead of a refusal`);
  return leaks;
}

/** A parameter that nothing is known for is told by a test of its own, not by everything failing. */
function isKnown(name: string, values: Record<string, string>): boolean {
  return Object.keys(values).some((known) => known === name || known.endsWith(`/${name}`));
}

/** How many routes are asked at once, and between two readings of all rows, which take longer than most requests. */
const BATCH = 12;
export const batches = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, at) => items.slice(at * BATCH, (at + 1) * BATCH));

/** Every form of every page that `client` can open. */
export async function harvestAll({
  client,
  routes,
  sets,
}: {
  client: Client;
  routes: BuiltRoute[];
  sets: Record<string, string>[];
}): Promise<{ forms: HarvestedForm[]; opened: Map<string, number> }> {
  const forms = new Map<string, HarvestedForm>();
  const opened = new Map<string, number>();
  const pages = routes
    .filter((route) => route.hasPage && parametersOf(route.pattern).every((name) => isKnown(name, sets[0] ?? {})))
    .flatMap((route) => sets.map((values) => ({ route, values, path: fillPath(route, values) })));
  for (const some of batches(pages)) {
    const answers = await Promise.all(some.map(({ path, values }) => client.get(`${path}?${queryOf(values)}`)));
    for (const [at, { route, path }] of some.entries()) {
      const answer = answers[at]!;
      opened.set(route.id, Math.min(opened.get(route.id) ?? 999, answer.status));
      for (const form of harvestForms(path, answer)) forms.set(JSON.stringify(form), form);
    }
  }
  return { forms: [...forms.values()], opened };
}
