import { formatPoints } from '../../../ui/format-number';
import { MUTED, type PacketWriter } from './packet-writer.server';
import type { Packet } from './packet-schema';

type Exercise = Packet['exercises'][number];

const PASS: Record<string, string> = {
  FIRST: 'First reviewer',
  SECOND: 'Second reviewer',
  ADJUDICATION: 'Adjudicator',
};
const STATUS = { pass: 'pass', partial: 'partial', fail: 'fail', error: 'we failed' } as const;

/** All of one exercise: checks, criteria with everybody's levels and reasons, and what people changed. */
export function drawExercise(writer: PacketWriter, exercise: Exercise): void {
  writer.rule();
  writer.need(220);
  writer.heading(exercise.title, 2);
  const { points, state, reason, rubricVersion, judgeModel } = exercise;
  const facts = [
    points === null ? state.replace('-', ' ') : `${formatPoints(points)} of 100, ${state.replace('-', ' ')}`,
    rubricVersion === null ? null : `rubric version ${rubricVersion}`,
    judgeModel === null || judgeModel === 'none' ? null : `judge model ${judgeModel}`,
    reason,
  ];
  writer.text(facts.filter((fact) => fact !== null).join(' · '), { colour: MUTED });
  if (exercise.checks.length > 0) writer.heading('Executed checks', 3);
  for (const check of exercise.checks) {
    writer.need(36);
    writer.text(
      `${check.title}: ${STATUS[check.status]}, ${formatPoints(check.earned)} / ${formatPoints(check.most)}`,
      { strong: true, above: 3 },
    );
    writer.text(check.summary, { indent: 10 });
  }
  if (exercise.criteria.length > 0) writer.heading('Rubric', 3);
  for (const criterion of exercise.criteria) drawCriterion(writer, criterion);
  if (exercise.overrides.length > 0) writer.heading('Changed by people', 3);
  for (const { targetId, to, reason: why, authorName } of exercise.overrides) {
    const name = [...exercise.checks.map(({ checkId, title }) => ({ id: checkId, title })), ...exercise.criteria].find(
      ({ id }) => id === targetId,
    );
    writer.text(
      `${name?.title ?? targetId}: ${to === null ? 'earlier changes withdrawn' : `set to ${to}`} by ${authorName}: ${why}`,
      { above: 2 },
    );
  }
}

function drawCriterion(writer: PacketWriter, criterion: Exercise['criteria'][number]): void {
  const { title, level, share, most, reason, quotes, samples, reviews } = criterion;
  writer.need(44);
  const says =
    share === null
      ? `awaits a human (${formatPoints(most)})`
      : `${level ?? ''}, ${formatPoints(share * most)} / ${formatPoints(most)}`;
  writer.text(`${title}: ${says}`, { strong: true, above: 5 });
  if (reason) writer.text(reason, { indent: 10 });
  for (const quote of quotes) writer.text(`“${quote}”`, { indent: 20, colour: MUTED });
  for (const review of reviews) {
    writer.text(
      `${PASS[review.pass] ?? review.pass}, ${review.reviewerName}: ${review.level}${review.reason ? `. ${review.reason}` : ''}`,
      { indent: 10 },
    );
  }
  if (samples.length > 0) {
    writer.text(`Judge’s samples: ${samples.map((one) => one ?? 'could not assess').join(', ')}`, {
      indent: 10,
      colour: MUTED,
    });
  }
}
