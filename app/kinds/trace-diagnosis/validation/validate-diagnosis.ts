import type { Trace } from '../../../lib/trace/trace-types';
import { occursIn } from '../../../ui/trace/span-passages';
import type { GradingFiles } from '../../contract';
import { diagnosisKey, type DiagnosisKey } from '../formats';
import type { TraceDiagnosisContent } from '../kind';
import { FILES } from '../read-exercise';
import type { ProblemList } from '../../../lib/problem-list';

const FILE = `grading/${FILES.diagnosis}`;

/** Checks the key against the public trace and the taxonomy, and that no herring is an answer to accept as the cause. */
export function validateDiagnosis(
  list: ProblemList,
  content: TraceDiagnosisContent,
  gradingFiles: GradingFiles,
  trace: Trace | null,
): void {
  const key = list.readJson(gradingFiles, 'grading', FILES.diagnosis, diagnosisKey);
  if (!key) return;
  checkCategories(list, content, key);
  checkHerrings(list, key);
  list.unique(
    FILE,
    (at) => `evidence[${at}].id`,
    key.evidence.map(({ id }) => id),
  );
  list.unique(
    FILE,
    (at) => `herrings[${at}].id`,
    key.herrings.map(({ id }) => id),
  );
  list.unique(
    FILE,
    (at) => `alternatives[${at}].spanId`,
    key.alternatives.map(({ spanId }) => spanId),
  );
  if (key.alternatives.some(({ spanId }) => spanId === key.rootCause.spanId)) {
    list.add(FILE, 'alternatives', 'names the root cause itself');
  }
  if (trace) checkSpans(list, key, trace);
}

function checkCategories(list: ProblemList, content: TraceDiagnosisContent, key: DiagnosisKey): void {
  const known = new Set(content.taxonomy.map(({ id }) => id));
  const used = [
    { where: 'rootCause.category', id: key.rootCause.category },
    ...key.categoryAlternatives.map(({ id }, at) => ({ where: `categoryAlternatives[${at}].id`, id })),
    ...key.herrings.map(({ category }, at) => ({ where: `herrings[${at}].category`, id: category })),
  ];
  for (const { where, id } of used) {
    if (id !== undefined && !known.has(id)) list.add(FILE, where, `there is no class "${id}" in content.taxonomy`);
  }
  if (key.categoryAlternatives.some(({ id }) => id === key.rootCause.category)) {
    list.add(FILE, 'categoryAlternatives', 'names the true class itself');
  }
  if (key.actorAlternatives.some(({ id }) => id === key.rootCause.actor)) {
    list.add(FILE, 'actorAlternatives', 'names the true actor itself');
  }
}

/** A herring may be evidence too (a symptom proves something and causes nothing): a pin is then judged as evidence. */
function checkHerrings(list: ProblemList, key: DiagnosisKey): void {
  const truth = new Set([key.rootCause.spanId, ...key.alternatives.map(({ spanId }) => spanId)]);
  key.herrings.forEach(({ spanIds }, at) => {
    const both = spanIds.find((id) => truth.has(id));
    if (both !== undefined) {
      list.add(FILE, `herrings[${at}].spanIds`, `"${both}" is also accepted as the root cause`);
    }
  });
}

function checkSpans(list: ProblemList, key: DiagnosisKey, trace: Trace): void {
  const byId = new Map(trace.spans.map((span) => [span.id, span]));
  const check = (where: string, ids: readonly string[]) =>
    ids.forEach((id) => {
      if (!byId.has(id)) list.add(FILE, where, `"${id}" is no span of public/${FILES.trace}`);
    });
  check('rootCause.spanId', [key.rootCause.spanId]);
  key.alternatives.forEach(({ spanId }, at) => check(`alternatives[${at}].spanId`, [spanId]));
  check('neutral', key.neutral);
  key.herrings.forEach(({ spanIds, ruledOutBy }, at) => {
    check(`herrings[${at}].spanIds`, spanIds);
    check(`herrings[${at}].ruledOutBy`, ruledOutBy);
  });
  key.evidence.forEach(({ spanIds, quotes }, at) => {
    check(`evidence[${at}].spanIds`, spanIds);
    const spans = spanIds.flatMap((id) => byId.get(id) ?? []);
    quotes?.forEach((quote, nth) => {
      if (spans.length > 0 && !spans.some((span) => occursIn(span, quote))) {
        list.add(FILE, `evidence[${at}].quotes[${nth}]`, `"${quote.slice(0, 60)}" is in none of its spans`);
      }
    });
  });
}
