import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentConfig } from '../../app/kinds/trace-diagnosis/config';
import { runWorld } from '../../app/kinds/trace-diagnosis/engine/run-world.ts';
import type { PatchOperation } from '../../app/kinds/trace-diagnosis/kind';
import { hiddenCases } from '../../app/kinds/trace-diagnosis/formats';
import { applyPatch } from '../../app/kinds/trace-diagnosis/patch/apply-patch';
import { RUN_ENDS } from '../../app/kinds/trace-diagnosis/run-summary';
import { generate } from './generate.ts';
import { world } from './world/world.ts';

const files = generate(5120);
const config = agentConfig.parse(JSON.parse(files['public/agent.json'] ?? ''));
const { failing, siblings } = hiddenCases.parse(JSON.parse(files['grading/cases.json'] ?? ''));
const tools = Object.keys(config.tools);

/** Words the scripted model listens to, and names that every object has. */
const text = fc.oneof(
  fc.constantFrom(
    'After a timeout check the payment before you repeat.',
    'Hand unknown outcomes to a person.',
    '',
    '}{',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const name = fc.constantFrom(
  'amount_minor',
  'reason',
  'query',
  'email',
  'postcode',
  'toString',
  'constructor',
  '__proto__',
);
const anySchema = fc.record(
  {
    type: fc.constantFrom('object', 'string', 'number', 'null'),
    enum: fc.array(fc.jsonValue({ maxDepth: 1 }), { minLength: 1, maxLength: 2 }),
    pattern: fc.constantFrom('^a$', '.', '^$', '\\p{L}+'),
    minimum: fc.double({ noNaN: true, noDefaultInfinity: true }),
  },
  { requiredKeys: [] },
);
const parameters = fc.record({
  type: fc.constant('object'),
  properties: fc.dictionary(name, anySchema, { maxKeys: 4 }),
  required: fc.uniqueArray(name, { maxLength: 4 }),
  additionalProperties: fc.boolean(),
});
const at = (path: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<PatchOperation> =>
  value.map((drawn) => ({ path, value: JSON.parse(JSON.stringify(drawn)) as PatchOperation['value'] }));
const ofTool = fc.constantFrom(...tools).chain((tool) =>
  fc.oneof(
    at(`/tools/${tool}/timeoutMs`, fc.constantFrom(100, 1_000, 600_000)),
    at(
      `/tools/${tool}/retry`,
      fc.record({
        attempts: fc.integer({ min: 1, max: 10 }),
        backoffMs: fc.constantFrom(0, 120_000),
        on: fc.uniqueArray(fc.constantFrom('timeout', 'unavailable', 'rate-limited')),
      }),
    ),
    at(`/tools/${tool}/idempotencyKey`, fc.constantFrom('none', 'per-attempt', 'per-operation')),
    at(`/tools/${tool}/afterTimeout`, fc.constantFrom('report-failure', 'report-unknown')),
    at(`/tools/${tool}/confirm`, fc.constantFrom('never', 'over-threshold', 'always')),
    at(`/tools/${tool}/confirmOver`, fc.record({ argument: fc.constant('amount_minor'), value: fc.constant(0) })),
    at(`/tools/${tool}/validateArguments`, fc.constantFrom('off', 'reject')),
    at(`/tools/${tool}/parameters`, parameters),
  ),
);
const ofAgent = fc.oneof(
  at('/agents/wren/tools', fc.subarray(config.agents.wren?.tools ?? [])),
  at('/agents/wren/context/keep', fc.constantFrom('all', 'recent', 'summary')),
  at('/agents/wren/context/recentMessages', fc.integer({ min: 1, max: 12 })),
  at('/agents/wren/context/pinned', fc.constantFrom([], ['user-request'], ['summary'])),
  at('/agents/wren/context/maxToolResultChars', fc.constantFrom(100, 300, 4_000)),
  at('/agents/wren/prompt/more', text),
  at('/agents/wren/prompt', fc.dictionary(name, text, { maxKeys: 3 })),
  at('/limits/maxSteps', fc.integer({ min: 1, max: 200 })),
  at('/limits/loopGuard', fc.constantFrom(null, { repeats: 2, action: 'tell-agent' }, { repeats: 2, action: 'stop' })),
  at('/retrievers/policy_search/minScore', fc.constantFrom(0, 1)),
);
const anyPatch = fc.array(fc.oneof(ofTool, ofAgent), { minLength: 1, maxLength: 14 });
const anyCase = fc.constantFrom(...failing, ...siblings);

describe('any patch', () => {
  it('lets every run come to an end within its limits, and the same one each time', () => {
    fc.assert(
      fc.property(anyPatch, anyCase, (patch, run) => {
        const { config: patched } = applyPatch({ config, patch, locked: [] });
        const request = { run, config: patched, recording: null, withTrace: false };
        const result = runWorld(world, request);
        expect(RUN_ENDS).toContain(result.facts.ended);
        expect(result.facts.steps).toBeLessThanOrEqual(patched.limits.maxSteps);
        expect(result.success && result.violations.length > 0).toBe(false);
        expect(runWorld(world, request)).toEqual(result);
      }),
      { numRuns: 150 },
    );
  });
});
