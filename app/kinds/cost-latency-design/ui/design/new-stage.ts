import type { Json } from '../../../../lib/json';
import type { Catalogue } from '../../catalogue';
import type { StageType } from '../../design';

/** A name that no stage has yet: the sort of stage, numbered when it is taken. */
export function freeStageId(type: StageType, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? type : `${type}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

/**
 * A stage of a sort with plain settings, naming the first thing of the catalogue that fits. Null when the catalogue has nothing the stage
 * could call.
 */
export function newStage(type: StageType, catalogue: Catalogue, taken: readonly string[]): Json | null {
  const rest = settings(type, catalogue);
  return rest === null ? null : { type, id: freeStageId(type, taken), ...rest };
}

type Settings = Record<string, Json>;

function settings(type: StageType, catalogue: Catalogue): Settings | null {
  const calls = (list: readonly { id: string }[], field: string, more: Settings): Settings | null =>
    list[0] ? { [field]: list[0].id, ...more } : null;
  switch (type) {
    case 'guard':
      return calls(catalogue.guards, 'guard', { onFlag: 'block', timeoutMs: 1_000, onError: 'skip' });
    case 'exact-cache':
      return { ttlSeconds: 3_600 };
    case 'semantic-cache':
      return calls(catalogue.embedders, 'embedder', { threshold: 0.95, ttlSeconds: 3_600, timeoutMs: 1_000 });
    case 'rewrite':
      return calls(catalogue.rewriters, 'rewriter', { timeoutMs: 1_000, onError: 'skip' });
    case 'embed':
      return calls(catalogue.embedders, 'embedder', { timeoutMs: 1_000, onError: 'fail' });
    case 'retrieve':
      return calls(catalogue.retrievers, 'retriever', {
        k: 8,
        onEmpty: 'abstain',
        timeoutMs: 1_000,
        onError: 'abstain',
      });
    case 'rerank':
      return calls(catalogue.rerankers, 'reranker', { keep: 4, timeoutMs: 1_000, onError: 'skip' });
    case 'route-by-difficulty':
      return calls(catalogue.classifiers, 'classifier', {
        timeoutMs: 1_000,
        branches: [{ below: 0.5, stages: [] }],
        otherwise: { stages: [] },
      });
    case 'route-by-attribute':
      return {
        attribute: 'risk',
        branches: [{ values: [catalogue.riskClasses[0]?.id ?? 'none'], stages: [] }],
        otherwise: { stages: [] },
      };
    case 'generate':
      return calls(catalogue.models, 'model', { maxTokens: 400, timeoutMs: 10_000 });
    case 'batch':
      return calls(
        catalogue.models.filter(({ batchTurnaround }) => batchTurnaround),
        'model',
        { maxTokens: 1_000, size: 50, maxWaitMs: 600_000 },
      );
    case 'parallel':
      return { join: 'all', branches: [[], []] };
    case 'hand-off':
      return catalogue.humanDesk ? {} : null;
    case 'abstain':
      return {};
  }
}
