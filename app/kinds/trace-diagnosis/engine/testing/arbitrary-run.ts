import fc from 'fast-check';
import type { AgentConfig } from '../agent-config.ts';
import type { WorldCase } from '../world-types.ts';
import { lampConfig } from './lamp-shop.ts';

/** Cases of the lamp shop, also senseless ones. */
export const anyCase: fc.Arbitrary<WorldCase> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 12 }),
  seed: fc.integer(),
  params: fc.record({
    orderId: fc.constantFrom('L-1', 'L-204', 'none given'),
    amount: fc.integer({ min: 1, max: 600 }),
    slow: fc.boolean(),
    book: fc.boolean(),
    search: fc.boolean(),
  }),
});

/** Configurations of the lamp shop in which every setting of the payment and of the context may be another. */
export const anyConfig: fc.Arbitrary<AgentConfig> = fc
  .record({
    keep: fc.constantFrom('all' as const, 'recent' as const, 'summary' as const),
    recentMessages: fc.integer({ min: 1, max: 6 }),
    pinned: fc.constantFrom<string[]>([], ['user-request']),
    timeoutMs: fc.constantFrom(100, 5000, 20_000),
    attempts: fc.integer({ min: 1, max: 3 }),
    idempotencyKey: fc.constantFrom('none' as const, 'per-attempt' as const, 'per-operation' as const),
    afterTimeout: fc.constantFrom('report-failure' as const, 'report-unknown' as const),
    validateArguments: fc.constantFrom('off' as const, 'reject' as const),
    confirm: fc.constantFrom('never' as const, 'always' as const),
    maxSteps: fc.integer({ min: 1, max: 20 }),
    repeats: fc.option(fc.integer({ min: 2, max: 3 })),
  })
  .map((drawn) => {
    const config = structuredClone(lampConfig);
    const pay = config.tools.pay_refund;
    const { keep, recentMessages, pinned, timeoutMs, attempts, maxSteps, repeats } = drawn;
    const { idempotencyKey, afterTimeout, validateArguments, confirm } = drawn;
    if (!config.agents.support || !pay) throw new Error('the lamp shop has changed');
    Object.assign(config.agents.support.context, { keep, recentMessages, pinned });
    Object.assign(pay, { timeoutMs, idempotencyKey, afterTimeout, validateArguments, confirm });
    pay.retry = { attempts, backoffMs: 100, on: ['timeout'] };
    config.limits = {
      maxSteps,
      maxSeconds: 600,
      loopGuard: repeats === null ? null : { repeats, action: 'tell-agent' },
    };
    return config;
  });
