/**
 * Bodies that scripts send as JSON, by route: nothing in a page tells them. A route that reads JSON and is not here fails the walk,
 * so that it is asked with something it would accept.
 */
const BODIES: Record<string, (ids: Record<string, string>) => unknown[]> = {
  'routes/attempts.$attemptId_.draft': () => [{ answer: ANSWER, baseRevision: 0, savedBy: 'intruder' }],
  'routes/organisations.$slug.reviews.$submissionId_.save': ({ reviewId }) => [
    { reviewId, revision: 0, levels: { limits: { levelIndex: 0, reason: 'An intruder was here.', quotes: [] } } },
  ],
  'routes/sittings.$sittingId_.exercises.$attemptId_.draft': () => [
    { answer: ANSWER, baseRevision: 0, savedBy: 'intruder' },
  ],
  'routes/sittings.$sittingId_.exercises.$attemptId_.run': () => [{ answer: ANSWER }],
  'routes/sittings.$sittingId_.exercises.$attemptId_.declaration': () => [
    { schemaVersion: 1, used: true, description: 'An intruder was here.', transcript: '' },
  ],
  'routes/sittings.$sittingId_.problems': ({ attemptId }) => [{ text: 'An intruder was here.', attemptId }],
  'routes/sittings.$sittingId_.events': ({ attemptId }) => [
    { attemptId, events: [{ event: { kind: 'focus-lost', detail: {} }, agoMs: 1 }] },
  ],
  'routes/api.greenhouse.send_test': ({ assessmentId }) => [
    {
      partner_test_id: assessmentId,
      candidate: {
        ...{
          first_name: 'In',
          last_name: 'Truder',
          resume_url: null,
          phone_number: null,
          greenhouse_profile_url: null,
        },
        email: 'intruder@example.net',
      },
      url: 'https://intruder.example.net/status',
    },
  ],
  'routes/api.greenhouse.response_error': ({ sittingId, invitationId }) => [
    {
      api_call: 'send_test',
      errors: ['An intruder was here.'],
      partner_test_id: sittingId,
      partner_interview_id: invitationId,
    },
  ],
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
