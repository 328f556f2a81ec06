import { TimeLanes, type LaneMark } from '../../../ui/charts/time-lanes';
import type { FactKind, IntegrityView, TimelineFact } from '../integrity-views';
import { formatOffset, kindWords } from '../timeline-words';

/** Order and content of the lanes; kinds that are rare share one. */
const LANES: { title: string; kinds: FactKind[] }[] = [
  { title: 'Sections', kinds: ['section'] },
  { title: 'Pastes by size', kinds: ['paste'] },
  { title: 'Times away', kinds: ['away'] },
  { title: 'Devices, networks', kinds: ['device', 'network'] },
  { title: 'Problems, time added', kinds: ['problem', 'time'] },
];

/** The timeline as a picture: lanes over the sitting's own time. Lanes without anything are left out. */
export function DrawnFacts({ view }: { view: IntegrityView }) {
  const most = Math.max(1, ...view.facts.map(({ characters }) => characters ?? 0));
  const work = view.exercises
    .map(({ title }) => title)
    .filter((title, at, all) => all.indexOf(title) === at)
    .map((title) => ({
      title: `Work: ${title}`,
      facts: view.facts.filter(({ kind, exercise }) => kind === 'work' && exercise === title),
    }));
  const others = LANES.map(({ title, kinds }) => ({
    title,
    facts: view.facts.filter(({ kind }) => kinds.includes(kind)),
  }));
  const lanes = [others[0], ...work, ...others.slice(1)].filter((lane) => lane !== undefined && lane.facts.length > 0);
  return (
    <TimeLanes
      label={describe(view)}
      spanMs={view.spanMs}
      format={formatOffset}
      lanes={lanes.flatMap((lane) =>
        lane ? [{ title: lane.title, marks: lane.facts.map((fact) => mark(fact, most)) }] : [],
      )}
    />
  );
}

function mark(fact: TimelineFact, most: number): LaneMark {
  const { kind, at, until, characters, own } = fact;
  if (kind === 'paste') return { at, size: (characters ?? 0) / most, hollow: own };
  return { at, until, hollow: kind === 'away' || kind === 'section' };
}

function describe({ facts, spanMs }: IntegrityView): string {
  const counts = (Object.keys(kindWords) as FactKind[]).flatMap((kind) => {
    const count = facts.filter((fact) => fact.kind === kind).length;
    return count > 0 && kind !== 'begin' && kind !== 'end' ? [`${kindWords[kind].title.toLowerCase()}: ${count}`] : [];
  });
  return `Timeline of ${formatOffset(spanMs)}. ${counts.join(', ')}. Every entry is in the table beneath.`;
}
