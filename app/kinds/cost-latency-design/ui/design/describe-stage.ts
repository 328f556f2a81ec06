import { formatDuration } from '../../../../ui/format-number';
import type { Stage } from '../../design';

const seconds = (value: number) => formatDuration(value * 1_000);

/** What a stage is set to, in a line short enough for the head of its card. */
export function describeStage(stage: Stage): string {
  const timeout =
    'timeoutMs' in stage && stage.timeoutMs !== undefined ? [`timeout ${formatDuration(stage.timeoutMs)}`] : [];
  const parts = [...mainSettings(stage), ...timeout];
  return parts.join(' · ');
}

function mainSettings(stage: Stage): string[] {
  switch (stage.type) {
    case 'guard':
      return [stage.guard, { block: 'refuses', 'hand-off': 'to a human', continue: 'marks' }[stage.onFlag]];
    case 'exact-cache':
      return [`lives ${seconds(stage.ttlSeconds)}`];
    case 'semantic-cache':
      return [stage.embedder, `≥ ${stage.threshold}`, `lives ${seconds(stage.ttlSeconds)}`];
    case 'rewrite':
      return [stage.rewriter];
    case 'embed':
      return [stage.embedder];
    case 'retrieve':
      return [
        stage.retriever,
        `k ${stage.k}`,
        `empty: ${{ abstain: 'abstain', 'fallback-model': stage.fallbackModel ?? 'fallback', continue: 'answer anyway', 'hand-off': 'human' }[stage.onEmpty]}`,
      ];
    case 'rerank':
      return [stage.reranker, `keep ${stage.keep}`];
    case 'generate':
      return [
        stage.model,
        `≤ ${stage.maxTokens} tokens`,
        ...(stage.promptCaching ? ['prompt cache'] : []),
        ...(stage.hedgeAfterMs === undefined ? [] : [`hedge ${formatDuration(stage.hedgeAfterMs)}`]),
        ...(stage.fallbackModels.length > 0 ? [`else ${stage.fallbackModels.join(', ')}`] : []),
      ];
    case 'batch':
      return [stage.model, `${stage.size} calls or ${formatDuration(stage.maxWaitMs)}`];
    case 'route-by-difficulty':
      return [stage.classifier];
    case 'route-by-attribute':
      return [`by ${stage.attribute}`];
    case 'parallel':
      return [stage.join === 'all' ? 'waits for all' : 'first answer wins'];
    case 'hand-off':
    case 'abstain':
      return [];
  }
}
