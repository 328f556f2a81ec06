import type { PublicFiles } from '../../contract';
import type { AgentConfig } from '../engine/agent-config.ts';
import type { TraceDiagnosisContent } from '../kind';
import { parsePointer } from '../patch/json-pointer';
import { findInConfig } from '../patch/places';
import type { ProblemList } from '../../../lib/problem-list';

/** Points of the checks that need nothing executed, as a share of all, at most: the kind is about fixes that work. */
const READING_SHARE = 0.55;

/** Checks `content` of exercise.json in itself and against the public files it names. */
export function validateContent(
  list: ProblemList,
  content: TraceDiagnosisContent,
  publicFiles: PublicFiles,
  config: AgentConfig | null,
): void {
  const file = 'exercise.json';
  list.unique(
    file,
    (at) => `content.taxonomy[${at}]`,
    content.taxonomy.map(({ id }) => id),
  );
  const { replay, siblings, detector, ...reading } = content.checks;
  const read = Object.values(reading).reduce((sum, points) => sum + points, 0);
  const total = read + replay + siblings + detector;
  if (total <= 0) list.add(file, 'content.checks', 'no check has points');
  if (read > READING_SHARE * total) {
    const most = `${Math.round(READING_SHARE * 100)} %`;
    list.add(file, 'content.checks', `location to herrings may be at most ${most} of all check points`);
  }
  if (content.memoWords.min > content.memoWords.max) list.add(file, 'content.memoWords', 'min is above max');
  content.documents.forEach(({ path }, at) => {
    if (!publicFiles.has(path)) list.add(file, `content.documents[${at}]`, `public/${path} does not exist`);
  });
  content.locked.forEach((place, at) => {
    const steps = parsePointer(place);
    if (config && steps && findInConfig(config, steps) === undefined) {
      list.add(file, `content.locked[${at}]`, `there is no ${place} in public/agent.json`);
    }
  });
}
