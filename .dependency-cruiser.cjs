/** Who may import whom (docs/decisions/0001-house.md). Rooms in order: a room may import those after it, never back. */
const rooms = ['reviews', 'grading', 'attempts', 'assessments', 'exercises', 'kinds'];
const roots = '^app/(routes/|server\\.ts|worker\\.ts|start\\.ts|cli\\.ts|cli/|demo\\.ts|demo/|root\\.tsx|entry\\.)';
const backwards = rooms.flatMap((room, at) =>
  rooms.slice(0, at).map((above) => ({
    name: `${room}-does-not-import-${above}`,
    severity: 'error',
    from: { path: `^app/${room}/` },
    to: { path: `^app/${above}/` },
  })),
);
module.exports = {
  forbidden: [
    ...backwards,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'rooms-do-not-import-roots',
      severity: 'error',
      from: { path: '^app/', pathNot: roots },
      to: { path: roots },
    },
    {
      name: 'lib-and-ui-know-no-room',
      severity: 'error',
      from: { path: '^app/(lib|ui)/' },
      to: { path: '^app/(jobs|accounts|kinds|exercises|assessments|attempts|grading|reviews)/' },
    },
    { name: 'lib-does-not-import-ui', severity: 'error', from: { path: '^app/lib/' }, to: { path: '^app/ui/' } },
    {
      name: 'jobs-and-accounts-sit-on-lib',
      severity: 'error',
      from: { path: '^app/(jobs|accounts)/', pathNot: '^app/accounts/ui/' },
      to: { path: '^app/(ui|kinds|exercises|assessments|attempts|grading|reviews)/' },
    },
    {
      name: 'kind-imports-contract-ui-and-lib-only',
      severity: 'error',
      from: { path: '^app/kinds/([^/]+)/' },
      to: { path: '^app/', pathNot: ['^app/kinds/$1/', '^app/kinds/contract\\.ts$', '^app/ui/', '^app/lib/'] },
    },
    {
      name: 'only-grading-and-public-runs-execute-kinds',
      severity: 'error',
      from: {
        path: '^app/',
        pathNot: ['^app/(grading|cli)/', '^app/attempts/run-public\\.server\\.ts$', '^app/exercises/', roots],
      },
      to: { path: '^app/kinds/registry\\.server\\.ts$' },
    },
    {
      name: 'routes-do-not-reach-the-database',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^app/lib/db/' },
    },
    {
      name: 'browser-code-stays-off-the-server',
      severity: 'error',
      from: { path: '^app/(ui|accounts/ui|kinds/[^/]+/ui|kinds/registry\\.ui)' },
      to: { path: '\\.server\\.tsx?$' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { path: '^app/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '(^tests/|\\.test\\.tsx?$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'app/lib/db/generated' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
