import type { SittingEvent } from '../../assessments/assessment-types';
import { formatCount } from '../../ui/format-number';
import type { TimelineFact } from './integrity-views';
import { pairAways } from './pair-aways';
import { describeBrowser, describePaste, formatOffset } from './timeline-words';
import { workPeriods } from './work-periods';

/** What a sitting left behind; all times in ms since it began. */
export interface SittingTraces {
  events: (SittingEvent & { at: number; attemptId: string | null })[];
  sections: { title: string; startedAt: number; finishedAt: number | null; endedBy: string | null }[];
  attempts: { id: string; title: string; revisions: { openedAt: number; savedAt: number }[] }[];
  problems: { at: number; text: string; attemptId: string | null }[];
  end: { at: number; by: string | null } | null;
}

const endedBy: Record<string, string> = {
  CANDIDATE: 'by the candidate',
  DEADLINE: 'by the clock',
  ORGANISATION: 'by the organisation',
};

/** Everything that was noticed, as lines of one timeline in order of time. Pure. */
export function timelineFacts(traces: SittingTraces): TimelineFact[] {
  const titleOf = (attemptId: string | null) => traces.attempts.find(({ id }) => id === attemptId)?.title ?? null;
  const facts = [
    ...traces.events.flatMap((event) => ofEvent(event, titleOf(event.attemptId))),
    ...pairAways(traces.events).map(({ at, until }) =>
      fact('away', Math.max(0, at), until === null ? AWAY_OPEN : `Away for ${formatOffset(until - at)}`, { until }),
    ),
    ...traces.sections.map(({ title, startedAt, finishedAt, endedBy: by }) =>
      fact('section', startedAt, `${title}${by ? `, ended ${endedBy[by] ?? ''}` : ''}`, { until: finishedAt }),
    ),
    ...traces.attempts.flatMap(({ title, revisions }) =>
      workPeriods(revisions).map(({ at, until, states }) =>
        fact('work', at, `The draft changed; ${formatCount(states, 'stored state')}`, { until, exercise: title }),
      ),
    ),
    ...traces.problems.map(({ at, text, attemptId }) =>
      fact('problem', at, `Reported: ${text}`, { exercise: titleOf(attemptId) }),
    ),
    ...(traces.end ? [fact('end', traces.end.at, `Ended ${endedBy[traces.end.by ?? ''] ?? ''}`.trim())] : []),
  ];
  return facts.sort((a, b) => a.at - b.at);
}

const AWAY_OPEN = 'Left; no return was recorded (the tab may have been closed)';

function fact(
  kind: TimelineFact['kind'],
  at: number,
  text: string,
  rest: Partial<Omit<TimelineFact, 'kind' | 'at' | 'text'>> = {},
): TimelineFact {
  return { kind, at, text, until: null, exercise: null, characters: null, own: false, ...rest };
}

/** Problem reports and sections have rows of their own with more in them; focus is told in pairs. */
function ofEvent(event: SittingTraces['events'][number], exercise: string | null): TimelineFact[] {
  switch (event.kind) {
    case 'started':
      return [
        fact('begin', event.at, `Began in ${describeBrowser(event.detail.userAgent)}, network ${event.detail.network}`),
      ];
    case 'paste': {
      const { characters, own } = event.detail;
      return [fact('paste', event.at, describePaste(event.detail), { exercise, characters, own })];
    }
    case 'network-changed':
      return [fact('network', event.at, `Network ${event.detail.from} became ${event.detail.to}`)];
    case 'device-changed':
      return [
        fact(
          'device',
          event.at,
          `Continued in ${describeBrowser(event.detail.userAgent)}, network ${event.detail.network}`,
        ),
      ];
    case 'time-added':
      return [fact('time', event.at, `${describeAdded(event.detail.seconds)} by ${event.detail.by}`)];
    default:
      return [];
  }
}

const describeAdded = (seconds: number) =>
  seconds < 0 ? `${formatOffset(-seconds * 1_000)} taken away` : `${formatOffset(seconds * 1_000)} added`;
