import type { Catalogue } from '../../catalogue';
import type { Stage } from '../../design';
import type { Choice, ChoiceField, GroupField, NumberField, StageField } from './field-types';

const named = (items: readonly { id: string; title: string }[]): Choice[] =>
  items.map(({ id, title }) => ({ value: id, title: title === id ? id : `${title} (${id})` }));

const TIMEOUT: NumberField = {
  ...{ kind: 'number', path: 'timeoutMs', label: 'Timeout', unit: 'ms', slider: [50, 60_000], step: 10, log: true },
  whenEmpty: 'none',
  hint: 'Waiting in line included.',
};
const RETRY: GroupField = {
  ...{ kind: 'group', path: 'retry', label: 'Retry after errors and timeouts', initial: { limit: 1, backoffMs: 100 } },
  fields: [
    {
      ...{ kind: 'number', path: 'retry/limit', label: 'Further attempts', unit: '', slider: [0, 5], step: 1 },
      whenNull: 'Without limit',
    },
    {
      ...{ kind: 'number', path: 'retry/backoffMs', label: 'Wait before the second', unit: 'ms' },
      ...{ slider: [0, 5_000], step: 10 },
    },
    {
      ...{
        kind: 'number',
        path: 'retry/factor',
        label: 'Each wait longer by',
        unit: 'times',
        slider: [1, 4],
        step: 0.1,
      },
      whenEmpty: '2',
    },
    {
      ...{ kind: 'number', path: 'retry/budgetMs', label: 'No attempt later than', unit: 'ms', log: true },
      ...{ slider: [50, 60_000], step: 10, whenEmpty: 'no such limit' },
    },
  ],
};
const ON_ERROR: ChoiceField = {
  ...{ kind: 'choice', path: 'onError', label: 'When all attempts failed' },
  choices: [
    { value: 'skip', title: 'Go on without it' },
    { value: 'fail', title: 'The call fails' },
    { value: 'abstain', title: 'Say that there is no answer' },
    { value: 'hand-off', title: 'Hand over to a human' },
  ],
  whenEmpty: 'The call fails (not set)',
};
const TTL: NumberField = {
  ...{ kind: 'number', path: 'ttlSeconds', label: 'Answers live for', unit: 's', slider: [10, 604_800], step: 10 },
  log: true,
};
const maxTokens = (path = 'maxTokens'): NumberField => ({
  ...{ kind: 'number', path, label: 'At most', unit: 'tokens', slider: [16, 8_000], step: 1, log: true },
});
const WAITING: StageField[] = [TIMEOUT, RETRY];

/** The settings of a stage as form fields with their units, names taken from the catalogue. Branches and the id are not among them. */
export function fieldsOfStage(stage: Pick<Stage, 'type'>, catalogue: Catalogue): StageField[] {
  const models = named(catalogue.models);
  const choose = (path: string, label: string, choices: Choice[]): ChoiceField => ({
    ...{ kind: 'choice', path, label, choices },
  });
  const exceptRisk: StageField = {
    ...{ kind: 'names', path: 'exceptRisk', label: 'Not for calls of risk', choices: named(catalogue.riskClasses) },
    hint: 'Neither served from nor written to this cache.',
  };
  switch (stage.type) {
    case 'guard':
      return [
        choose('guard', 'Guard', named(catalogue.guards)),
        choose('onFlag', 'Calls in which it sees a risk', [
          { value: 'block', title: 'Are refused' },
          { value: 'hand-off', title: 'Go to a human' },
          { value: 'continue', title: 'Go on, marked with the risk' },
        ]),
        ...WAITING,
        ON_ERROR,
      ];
    case 'exact-cache':
      return [TTL, exceptRisk];
    case 'semantic-cache':
      return [
        choose('embedder', 'Embedder', named(catalogue.embedders)),
        {
          ...{ kind: 'number', path: 'threshold', label: 'Least similarity', unit: '', slider: [0.5, 1], step: 0.005 },
          hint: 'Lower finds more repeats, and more answers to other questions.',
        },
        TTL,
        exceptRisk,
        ...WAITING,
      ];
    case 'rewrite':
      return [choose('rewriter', 'Rewriter', named(catalogue.rewriters)), ...WAITING, ON_ERROR];
    case 'embed':
      return [choose('embedder', 'Embedder', named(catalogue.embedders)), ...WAITING, ON_ERROR];
    case 'retrieve':
      return [
        choose('retriever', 'Retriever', named(catalogue.retrievers)),
        { kind: 'number', path: 'k', label: 'Passages', unit: 'passages', slider: [1, 50], step: 1 },
        choose('onEmpty', 'When nothing is found', [
          { value: 'abstain', title: 'Say that there is no answer' },
          { value: 'fallback-model', title: 'Another model answers' },
          { value: 'continue', title: 'Answer anyway' },
          { value: 'hand-off', title: 'Hand over to a human' },
        ]),
        { ...choose('fallbackModel', 'The other model', models), whenEmpty: 'None' },
        ...WAITING,
        ON_ERROR,
      ];
    case 'rerank':
      return [
        choose('reranker', 'Reranker', named(catalogue.rerankers)),
        { kind: 'number', path: 'keep', label: 'Passages kept', unit: 'passages', slider: [1, 30], step: 1 },
        ...WAITING,
        ON_ERROR,
      ];
    case 'generate':
      return generateFields(models);
    case 'batch':
      return [
        choose('model', 'Model', named(catalogue.models.filter(({ batchTurnaround }) => batchTurnaround))),
        maxTokens(),
        { kind: 'number', path: 'size', label: 'Hand in at', unit: 'calls', slider: [1, 1_000], step: 1, log: true },
        {
          ...{ kind: 'number', path: 'maxWaitMs', label: 'or after', unit: 'ms', slider: [1_000, 86_400_000] },
          ...{ step: 1_000, log: true },
        },
      ];
    case 'route-by-difficulty':
      return [choose('classifier', 'Classifier', named(catalogue.classifiers)), ...WAITING];
    case 'route-by-attribute':
      return [
        choose('attribute', 'Attribute', [
          { value: 'risk', title: 'Risk, as far as declared or seen by a guard' },
          { value: 'slice', title: 'Slice' },
          { value: 'batch', title: 'Whether the call may wait for a batch' },
        ]),
      ];
    case 'parallel':
      return [
        choose('join', 'Go on', [
          { value: 'all', title: 'When every branch is done, with the surest answer' },
          { value: 'first', title: 'With the first branch that answers' },
        ]),
      ];
    case 'hand-off':
    case 'abstain':
      return [];
  }
}

function generateFields(models: Choice[]): StageField[] {
  const confidence: NumberField = {
    ...{ kind: 'number', path: 'onlyIfConfidenceBelow', label: 'Only if the answer so far is less sure than' },
    ...{ unit: '', slider: [0, 1], step: 0.01, whenEmpty: 'always runs' },
  };
  return [
    { kind: 'choice', path: 'model', label: 'Model', choices: models },
    maxTokens(),
    {
      ...{ kind: 'flag', path: 'streaming', label: 'Streaming', initial: true },
      hint: 'Without it, the caller sees nothing before the end, and a cut request is billed whole.',
    },
    { kind: 'flag', path: 'promptCaching', label: 'Prompt caching', initial: false },
    TIMEOUT,
    {
      ...{ kind: 'number', path: 'hedgeAfterMs', label: 'Hedge after', unit: 'ms', slider: [50, 20_000], step: 10 },
      ...{ log: true, whenEmpty: 'never', hint: 'Sends the request a second time; both are billed.' },
    },
    RETRY,
    {
      ...{ kind: 'names', path: 'fallbackModels', label: 'Fallback models, in this order', choices: models },
      ordered: true,
    },
    confidence,
    {
      ...{ kind: 'group', path: 'degrade', label: 'Degrade while the line is long' },
      initial: { whenQueueMsAbove: 1_000, model: models[0]?.value ?? '', maxTokens: 200 },
      fields: [
        {
          ...{ kind: 'number', path: 'degrade/whenQueueMsAbove', label: 'When the wait exceeds', unit: 'ms' },
          ...{ slider: [0, 20_000], step: 10 },
        },
        { kind: 'choice', path: 'degrade/model', label: 'Use instead', choices: models },
        maxTokens('degrade/maxTokens'),
      ],
    },
    ON_ERROR,
  ];
}
