import { z } from 'zod';
import { aiDeclaration, sittingEvent } from '../../assessments/assessment-types';
import { flag } from '../../grading/grade-types';
import type { Database } from '../../lib/db/prisma.server';
import { formatCount, formatDuration } from '../../ui/format-number';
import type { ReportNote } from './report-views';

/**
 * What a reader should know beside the score of a sitting: flags that grading raised, problem reports, appeals, facts that were
 * recorded (counted, never judged), and what the candidate says about AI tools.
 */
export async function listNotes({
  database,
  organisationId,
  sittingId,
}: {
  database: Database;
  organisationId: string;
  sittingId: string;
}): Promise<ReportNote[]> {
  const sitting = await database.sitting.findFirst({ where: { id: sittingId, organisationId }, select: noteSelect });
  if (!sitting) return [];
  const integrity = `sittings/${sittingId}/integrity`;
  const flags = sitting.attempts.flatMap(({ exerciseVersion, submissions }) =>
    submissions.flatMap(({ id, gradingRuns }) =>
      gradingRuns.flatMap((run) =>
        z
          .array(flag)
          .parse(run.flags)
          .map((one) =>
            note(
              'flag',
              `${one.message} (${exerciseVersion.title})`,
              `sittings/${sittingId}/everything?submission=${id}`,
            ),
          ),
      ),
    ),
  );
  const problems = sitting.problemReports.map(({ text, answeredAt }) =>
    note('problem', `Problem reported${answeredAt ? '' : ', not answered yet'}: “${shorten(text)}”`, 'problems'),
  );
  const appeals = sitting.appeals.map(({ submission, outcome }) =>
    note(
      'appeal',
      `Appeal on ${submission.attempt.exerciseVersion.title}: ${outcome ? APPEAL_WORDS[outcome] : 'not answered yet'}.`,
      'appeals',
    ),
  );
  const declarations = sitting.attempts.flatMap(({ exerciseVersion, aiDeclaration: declared }) => {
    const read = aiDeclaration.safeParse(declared);
    if (!read.success) return [];
    const { used, description } = read.data;
    const words = used
      ? `declares AI tools${description ? `: “${shorten(description)}”` : '.'}`
      : 'declares that no AI tools were used.';
    return [note('declaration', `The candidate ${words} (${exerciseVersion.title})`, integrity)];
  });
  const facts = factsOf(sitting.events).map((text) => note('fact', text, integrity));
  return [...flags, ...problems, ...appeals, ...declarations, ...facts];
}

const note = (kind: ReportNote['kind'], text: string, to: string): ReportNote => ({ kind, text, to });

const APPEAL_WORDS = { UPHELD: 'upheld', REJECTED: 'answered, the result stands' } as const;

const shorten = (text: string, most = 140): string =>
  text.length <= most ? text : `${text.slice(0, most).trimEnd()}…`;

/** Pastes of the candidate's own text are no news. */
function factsOf(events: readonly { kind: string; detail: unknown }[]): string[] {
  const read = events.flatMap((event) => {
    const parsed = sittingEvent.safeParse({ kind: event.kind, detail: event.detail });
    return parsed.success ? [parsed.data] : [];
  });
  const pastes = read.flatMap((event) =>
    event.kind === 'paste' && !event.detail.own ? [event.detail.characters] : [],
  );
  const away = read.flatMap((event) => (event.kind === 'focus-gained' ? [event.detail.awayMs] : []));
  const times = (kind: string) => read.filter((event) => event.kind === kind).length;
  const facts: string[] = [];
  if (pastes.length > 0) {
    facts.push(
      `${formatCount(pastes.length, 'paste')} from elsewhere, the longest of ${formatCount(Math.max(...pastes), 'character')}.`,
    );
  }
  if (away.length > 0) {
    const sum = away.reduce((all, one) => all + one, 0);
    facts.push(`The page was out of focus ${formatCount(away.length, 'time')}, ${formatDuration(sum)} in all.`);
  }
  if (times('network-changed') > 0) facts.push(`The network changed ${formatCount(times('network-changed'), 'time')}.`);
  if (times('device-changed') > 0)
    facts.push(`The sitting went on on another device ${formatCount(times('device-changed'), 'time')}.`);
  return facts;
}

const noteSelect = {
  attempts: {
    orderBy: { startedAt: 'asc' },
    select: {
      aiDeclaration: true,
      exerciseVersion: { select: { title: true } },
      submissions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { id: true, gradingRuns: { where: { isCurrent: true }, select: { flags: true } } },
      },
    },
  },
  problemReports: { orderBy: { at: 'asc' }, select: { text: true, answeredAt: true } },
  appeals: {
    orderBy: { at: 'asc' },
    select: {
      outcome: true,
      submission: { select: { attempt: { select: { exerciseVersion: { select: { title: true } } } } } },
    },
  },
  events: { orderBy: { at: 'asc' }, select: { kind: true, detail: true } },
} as const;
