import { stableStringify } from '../../../lib/json';
import type { GradingFiles, WorldFiles } from '../../contract';
import type { AgentConfig } from '../engine/agent-config.ts';
import { hiddenCases, publicCases, type DetectorCase, type HiddenCases } from '../formats';
import { applyPatch } from '../patch/apply-patch';
import { FILES } from '../read-exercise';
import type { ProblemList } from '../../../lib/problem-list';

/** Least traces of each class that a detector meets. */
const LEAST: Record<DetectorCase['class'], number> = {
  'same-fault': 10,
  'other-fault': 4,
  'near-miss': 5,
  healthy: 4,
};

const HIDDEN = `grading/${FILES.hiddenCases}`;

/** Checks the cases of the world: there, distinct, enough of each class, and their configurations well-formed. */
export function validateCases(
  list: ProblemList,
  gradingFiles: GradingFiles,
  worldFiles: WorldFiles,
  config: AgentConfig | null,
): void {
  const world = `world/${FILES.world}`;
  if (!worldFiles.has(FILES.world)) list.add(world, '', 'is missing');
  else if (!/export const world\b|export \{[^}]*\bworld\b/.test(worldFiles.text(FILES.world))) {
    list.add(world, '', 'does not export world');
  }
  const shown = list.readJson(worldFiles, 'world', FILES.publicCases, publicCases);
  const hidden = list.readJson(gradingFiles, 'grading', FILES.hiddenCases, hiddenCases);
  if (!hidden) return;
  const all = [
    ...hidden.siblings.map((run, at) => ({ run, where: `siblings[${at}]` })),
    ...hidden.failing.map((run, at) => ({ run, where: `failing[${at}]` })),
    ...hidden.detector.map(({ run }, at) => ({ run, where: `detector[${at}].run` })),
  ];
  list.unique(
    HIDDEN,
    (at) => all[at]?.where ?? '',
    all.map(({ run }) => run.id),
  );
  const content = (run: { seed: number; params: object }) => stableStringify([run.seed, run.params]);
  const known = new Set(shown ? [content(shown.broken), content(shown.healthy)] : []);
  for (const { run, where } of all) {
    if (known.has(content(run))) list.add(HIDDEN, where, 'is a public run: same seed and parameters');
  }
  checkDetectorCases(list, hidden, config);
}

function checkDetectorCases(list: ProblemList, { detector }: HiddenCases, config: AgentConfig | null): void {
  for (const [name, least] of Object.entries(LEAST)) {
    const count = detector.filter((one) => one.class === name).length;
    if (count < least)
      list.add(HIDDEN, 'detector', `holds ${count} cases of class ${name}; at least ${least} are needed`);
  }
  detector.forEach((one, at) => {
    if (!config) return;
    for (const { path, message } of applyPatch({ config, patch: one.config, locked: [] }).problems) {
      list.add(HIDDEN, `detector[${at}].config`, `${path}: ${message}`);
    }
  });
}
