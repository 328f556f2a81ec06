import type { MembershipView } from '../../../accounts/account-views';
import { writeAudit, type Actor } from '../../../accounts/write-audit.server';
import type { Clock } from '../../../lib/clock';
import { getClock } from '../../../lib/clock.server';
import { getDatabase, type Database } from '../../../lib/db/prisma.server';
import { findSitting } from '../find-sitting.server';
import { getTwoMinutes } from '../get-two-minutes.server';
import { listTimeline } from '../list-timeline.server';
import { loadScoredSittings } from '../load-scored-sittings.server';
import { readHandedIn } from '../read-handed-in.server';
import type { ScoredCriterion, ScoredExercise } from '../score-types';
import type { Evidence } from '../select-evidence';
import { uncertaintyWords } from '../uncertainty-words';
import type { HandedIn } from '../everything-views';
import { packet as packetSchema, type Packet } from './packet-schema';

/**
 * The debrief packet of a sitting: the two minutes, and every check, verdict, reason, review, override and decision. Made for
 * somebody, which the audit log keeps (`format` is what they asked for). Throws as `findSitting` does.
 */
export async function buildPacket({
  database = getDatabase(),
  clock = getClock(),
  membership,
  actor,
  sittingId,
  format,
}: {
  database?: Database;
  clock?: Clock;
  membership: MembershipView;
  actor: Actor;
  sittingId: string;
  format: 'PDF' | 'JSON';
}): Promise<Packet> {
  const { organisationId } = membership;
  const { assessmentId } = await findSitting({ database, membership, userId: actor.id, sittingId });
  const report = await getTwoMinutes({ database, membership, userId: actor.id, sittingId });
  const loaded = await loadScoredSittings({ database, organisationId, assessmentId, sittingIds: [sittingId] });
  const exercises: Packet['exercises'] = [];
  for (const scored of loaded?.sittings[0]?.exercises ?? []) {
    exercises.push(exerciseOf(scored, await readHandedIn({ database, organisationId, scored })));
  }
  const { head, score, standing, skills } = report;
  const made = packetSchema.parse({
    schema: 'assay.sitting-packet',
    version: 1,
    madeAt: clock.now().toISOString(),
    madeBy: actor.name,
    organisation: membership.name,
    assessment: { id: head.assessment.id, name: head.assessment.name, role: head.assessment.role },
    candidate: { name: head.candidate.name, email: head.candidate.email },
    sitting: {
      id: head.sittingId,
      startedAt: head.startedAt,
      finishedAt: head.finishedAt,
      endedBy: head.endedBy,
      timeMultiplier: head.timeMultiplier,
      addedSeconds: head.addedSeconds,
      isPreview: head.isPreview,
    },
    score: { ...score, words: uncertaintyWords(score) },
    standing,
    skills,
    strongest: report.strongest.map(evidenceOf),
    weakest: report.weakest.map(evidenceOf),
    notes: report.notes.map(({ kind, text }) => ({ kind, text })),
    exercises,
    decisions: report.decisions.map(({ id: _id, ...decision }) => decision),
    comments: report.comments.map(({ text, authorName, at }) => ({ text, authorName, at })),
    timeline: await listTimeline({ database, organisationId, sittingId }),
  } satisfies Packet);
  const subject = { candidate: head.candidate.name, assessment: head.assessment.name, format: `packet, ${format}` };
  await database.$transaction((tx) => writeAudit({ tx, organisationId, actor, action: 'report.exported', subject }));
  return made;
}

function evidenceOf({ id: _id, submissionId: _submission, ...evidence }: Evidence): Packet['strongest'][number] {
  return evidence;
}

function exerciseOf(scored: ScoredExercise, handedIn: HandedIn | null): Packet['exercises'][number] {
  return {
    title: scored.title,
    slug: scored.slug,
    weight: scored.weight,
    state: scored.state,
    points: scored.points,
    awaiting: scored.awaiting,
    low: scored.low,
    high: scored.high,
    reason: scored.reason,
    rubricVersion: scored.rubricNumber,
    judgeModel: handedIn?.run?.judgeModel ?? null,
    submittedAt: handedIn?.submittedAt ?? null,
    checks: scored.checks.map(({ checkId, title, status, earned, most, summary }) => ({
      ...{ checkId, title, status, earned, most, summary },
    })),
    criteria: scored.criteria.map(criterionOf),
    reviews: handedIn?.reviews ?? [],
    overrides: (handedIn?.overrides ?? []).map(({ id: _id, ...override }) => override),
  };
}

function criterionOf(criterion: ScoredCriterion): Packet['exercises'][number]['criteria'][number] {
  const { id, title, question, levels, share, max, verdict } = criterion;
  const titleOf = (index: number | null | undefined) => (index == null ? null : (levels[index]?.title ?? null));
  return {
    ...{ id, title, question, share },
    most: max,
    level: titleOf(verdict?.levelIndex),
    source: verdict?.source ?? null,
    reason: verdict?.override?.reason ?? verdict?.reason ?? '',
    quotes: (verdict?.quotes ?? []).map(({ text }) => text),
    samples: (verdict?.judge?.samples ?? []).map(({ levelIndex }) => titleOf(levelIndex)),
    reviews: (verdict?.reviews ?? []).map(({ pass, reviewerName, levelIndex, reason }) => ({
      ...{ pass, reviewerName, reason },
      level: titleOf(levelIndex) ?? 'unknown level',
    })),
  };
}
