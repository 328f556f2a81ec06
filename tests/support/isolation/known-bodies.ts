/**
 * Bodies that scripts send as JSON, by route: nothing in a page tells them. A route that reads JSON and is not here fails the walk,
 * so that it is asked with something it would accept.
 */
const BODIES: Record<string, (ids: Record<string, string>) => unknown[]> = {
  'routes/attempts.$attemptId_.draft': () => [{ answer: ANSWER, baseRevision: 0, savedBy: 'intruder' }],
  'routes/attempts.$attemptId_.run': () => [{ answer: ANSWER }],
  'routes/attempts.$attemptId_.submit': () => [{ answer: ANSWER }],
};

const ANSWER = {
  schemaVersion: 1,
  files: { 'eval.ts': 'export const evaluate = () => ({ pass: true });', 'memo.md': 'An intruder was here.' },
  fields: { language: 'typescript', labelAudit: [] },
};

export const knownBodies = (routeId: string, ids: Record<string, string>): unknown[] => BODIES[routeId]?.(ids) ?? [];

/** Whether a route reads JSON that the walk does not know how to write. */
export const lacksBody = ({ id, source, hasAction }: { id: string; source: string; hasAction: boolean }): boolean =>
  hasAction && /readJsonBody|request\.json\(/.test(source) && BODIES[id] === undefined;
