import { sittingEvent, type SittingEvent } from '../../assessments/assessment-types';
import type { Database, Prisma } from '../../lib/db/prisma.server';
import { formatCount } from '../../ui/format-number';
import type { TimelineEntry } from './everything-views';

const ENDED = {
  CANDIDATE: 'by the candidate',
  DEADLINE: 'by the deadline',
  ORGANISATION: 'by the organisation',
} as const;

/** What happened in a sitting, in order and in words: its sections, submissions, added time, other devices, problem reports. */
export async function listTimeline({
  database,
  organisationId,
  sittingId,
}: {
  database: Database;
  organisationId: string;
  sittingId: string;
}): Promise<TimelineEntry[]> {
  const sitting = await database.sitting.findFirst({
    where: { id: sittingId, organisationId },
    select: timelineSelect,
  });
  if (!sitting) return [];
  const titles = new Map(sitting.assessment.sections.map(({ id, title }) => [id, title]));
  const entries = [
    { at: sitting.startedAt, text: 'Started' },
    ...(sitting.finishedAt && sitting.endedBy
      ? [{ at: sitting.finishedAt, text: `Ended ${ENDED[sitting.endedBy]}` }]
      : []),
    ...sitting.attempts.flatMap(({ exerciseVersion, submissions }) =>
      submissions.map(({ submittedAt }) => ({ at: submittedAt, text: `${exerciseVersion.title} submitted` })),
    ),
    ...sitting.events.flatMap(({ kind, detail, at }) => {
      const read = sittingEvent.safeParse({ kind, detail });
      const text = read.success ? wordsOf(read.data, titles) : null;
      return text === null ? [] : [{ at, text }];
    }),
  ];
  return entries
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, text }) => ({ at: at.toISOString(), text }));
}

/** Null for what the integrity page draws, and what is said by the sitting itself. */
function wordsOf(event: SittingEvent, titles: ReadonlyMap<string, string>): string | null {
  switch (event.kind) {
    case 'section-begun':
      return `Section begun: ${titles.get(event.detail.sectionId) ?? 'unknown'}`;
    case 'section-finished':
      return `Section ended ${ENDED[event.detail.endedBy]}: ${titles.get(event.detail.sectionId) ?? 'unknown'}`;
    case 'time-added':
      return `${formatCount(Math.round(event.detail.seconds / 60), 'minute')} added by ${event.detail.by}`;
    case 'device-changed':
      return 'Went on on another device';
    case 'problem-reported':
      return 'Problem reported';
    default:
      return null;
  }
}

const timelineSelect = {
  startedAt: true,
  finishedAt: true,
  endedBy: true,
  assessment: { select: { sections: { select: { id: true, title: true } } } },
  attempts: {
    select: { exerciseVersion: { select: { title: true } }, submissions: { select: { submittedAt: true } } },
  },
  events: {
    where: { kind: { in: ['section-begun', 'section-finished', 'time-added', 'device-changed', 'problem-reported'] } },
    orderBy: { at: 'asc' },
    select: { kind: true, detail: true, at: true },
  },
} as const satisfies Prisma.SittingSelect;
