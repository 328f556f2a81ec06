import { ACTOR_TITLES } from './actors';
import type { GradingFiles, PublicFiles } from '../contract';
import type { DetectorCase } from './formats';
import type { TraceDiagnosisContent } from './kind';
import { readDiagnosisKey, readHiddenCases, readPublicTrace } from './read-exercise';
import { mapSpans, type SpanMap } from './scoring/span-map';

/**
 * What whoever judges the postmortem must know beside the brief: the true diagnosis with what can be defended instead, what the case
 * rests on, the red herrings and what rules them out, and the sorts of hidden runs. Plain text for the judge and for reviewers; it
 * holds the key, so it must never reach a candidate.
 */
export function writeJudgeNotes(
  content: TraceDiagnosisContent,
  publicFiles: PublicFiles,
  gradingFiles: GradingFiles,
): string {
  const key = readDiagnosisKey(gradingFiles);
  const { detector } = readHiddenCases(gradingFiles);
  const map = mapSpans(readPublicTrace(publicFiles));
  const name = (spanId: string) => nameOf(map, spanId);
  const category = (id: string) => content.taxonomy.find((one) => one.id === id)?.title ?? id;
  const { rootCause } = key;
  return [
    `The true root cause: ${rootCause.title}. ${rootCause.explanation}`,
    `It is the span ${name(rootCause.spanId)}; actor ${ACTOR_TITLES[rootCause.actor].title}; class ${category(rootCause.category)}.`,
    'What can be defended instead:',
    ...key.alternatives.map(({ spanId, why }) => `- the span ${name(spanId)}: ${why}`),
    ...key.actorAlternatives.map(({ id, why }) => `- the actor ${ACTOR_TITLES[id].title}: ${why}`),
    ...key.categoryAlternatives.map(({ id, why }) => `- the class ${category(id)}: ${why}`),
    'What a complete case rests on:',
    ...key.evidence.map(({ title, spanIds }) => `- ${title} (${spanIds.map(name).join(', ')})`),
    'Red herrings, which did not cause it, and why:',
    ...key.herrings.map(
      ({ title, why, ruledOutBy }) => `- ${title}: ${why} Shown by ${ruledOutBy.map(name).join(' or ')}.`,
    ),
    'Hidden runs that the detector met (the candidate did not see them while working):',
    ...sorts(detector),
    'The fix and the detector are checked by running them; judge the reasoning about them, not whether they work.',
  ].join('\n');
}

function nameOf(map: SpanMap, spanId: string): string {
  const span = map.byId.get(spanId);
  if (!span) return `"${spanId}"`;
  const seconds = ((span.startMs - map.startMs) / 1_000).toFixed(1);
  return `"${span.name}" at ${seconds} s (${spanId})`;
}

const sorts = (cases: readonly DetectorCase[]): string[] =>
  [...new Set(cases.map((one) => `- ${one.class}: ${one.sort}`))].sort();
