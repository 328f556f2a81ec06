import { stableStringify, type Json } from '../../../lib/json';
import type { DescribedOperation } from '../run-summary';
import type { PatchedConfig } from './apply-patch';
import { parsePointer } from './json-pointer';

/** Settings as they are called in forms and on result pages. */
export const SETTING_TITLES: Readonly<Record<string, string>> = {
  model: 'model',
  prompt: 'prompt',
  tools: 'tools it may call',
  context: 'context',
  keep: 'what is kept',
  recentMessages: 'recent messages',
  pinned: 'always kept',
  maxToolResultChars: 'longest tool result',
  handOffs: 'hand-off to',
  enabled: 'enabled',
  requires: 'required fields',
  carries: 'what it carries',
  maxTransfers: 'most transfers',
  description: 'description',
  parameters: 'arguments',
  validateArguments: 'argument validation',
  timeoutMs: 'timeout',
  retry: 'retry',
  attempts: 'attempts',
  backoffMs: 'pause before a retry',
  on: 'retried after',
  idempotencyKey: 'idempotency key',
  afterTimeout: 'report after a timeout',
  confirm: 'confirmation',
  confirmOver: 'confirmation above',
  topK: 'documents returned',
  minScore: 'least score',
  defaultFilters: 'default filters',
  reportFilters: 'reports filters',
  onEmpty: 'when nothing is found',
  maxSteps: 'most steps',
  maxSeconds: 'longest run',
  loopGuard: 'loop guard',
};

const OWNERS: Readonly<Record<string, string>> = {
  agents: 'Agent',
  tools: 'Tool',
  retrievers: 'Retriever',
  limits: 'Limits',
};

/** Longest value that is written out in `words`. */
const LONGEST = 160;

/** What a patch changed, one entry per operation that had an effect, in words for candidates, reviewers and the judge. */
export function describePatch({ applied }: Pick<PatchedConfig, 'applied'>): DescribedOperation[] {
  return applied.map(({ path, before, after }) => {
    const milliseconds = /(timeout|backoff)Ms$/.test(path);
    return {
      path,
      title: titleOf(parsePointer(path) ?? []),
      before,
      after,
      words: `${inWords(before, milliseconds)} -> ${inWords(after, milliseconds)}`,
    };
  });
}

/** "Tool refunds.create: retry, attempts". */
function titleOf(steps: readonly string[]): string {
  const [part = '', ...rest] = steps;
  const owner = OWNERS[part] ?? part;
  const named = part === 'limits' ? rest : rest.slice(1);
  const name = part === 'limits' || rest[0] === undefined ? owner : `${owner} ${rest[0]}`;
  const setting = named.map((step, at) =>
    at === 0 || part !== 'tools' ? (SETTING_TITLES[step] ?? step) : settingIn(named, at),
  );
  return setting.length === 0 ? name : `${name}: ${setting.join(', ')}`;
}

/** Inside a tool's argument schema, steps are the author's names; elsewhere they are settings. */
const settingIn = (steps: readonly string[], at: number): string =>
  steps[0] === 'parameters' ? (steps[at] ?? '') : (SETTING_TITLES[steps[at] ?? ''] ?? steps[at] ?? '');

function inWords(value: Json, milliseconds: boolean): string {
  if (value === null) return 'none';
  if (typeof value === 'number' && milliseconds) return value >= 1_000 ? `${value / 1_000} s` : `${value} ms`;
  const text = typeof value === 'string' ? `"${value}"` : stableStringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}... (${text.length} characters)`;
}
