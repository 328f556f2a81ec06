import { Card } from '../../../ui/card';
import { HeatTable } from '../../../ui/charts/heat-table';
import { formatPoints, formatShare } from '../../../ui/format-number';
import type { SideBySide } from '../comparison-views';
import { STATE_WORDS } from './exercise-lines';

/** The chosen sittings as columns: exercises, skills, then every check and criterion, tinted by the share earned. */
export function SideBySideTables({ sideBySide }: { sideBySide: SideBySide }) {
  const { sittings, skills, exercises } = sideBySide;
  const columns = sittings.map(({ sittingId, name }) => ({ id: sittingId, title: name }));
  return (
    <>
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Card title="Exercises">
          <HeatTable
            corner="Exercise"
            caption="Points of 100."
            columns={columns}
            rows={exercises.map(({ title }, at) => ({
              id: title,
              title,
              cells: sittings.map((sitting) => {
                const own = sitting.exercises[at];
                const points = own?.points ?? null;
                const text = points === null ? STATE_WORDS[own?.state ?? 'open'] : formatPoints(points);
                return { share: points === null ? null : points / 100, text };
              }),
            }))}
          />
        </Card>
        <Card title="Skills">
          <HeatTable
            corner="Skill"
            caption="Share of the points of the exercises that need it."
            columns={columns}
            rows={skills.map(({ skill, expected, shares }) => ({
              id: skill,
              title: expected === null ? skill : `${skill} (${formatShare(expected)} expected)`,
              cells: shares.map(({ share }) => ({ share, text: formatShare(share) })),
            }))}
          />
        </Card>
      </div>
      {exercises.map(({ title, pieces }) => (
        <Card key={title} title={title}>
          <HeatTable
            corner="Check or criterion"
            caption="Points of the exercise’s 100 for checks, levels for criteria."
            columns={columns}
            rows={pieces.map((piece) => ({
              id: piece.id,
              title: piece.title,
              cells: piece.shares.map((share, at) => ({ share, text: piece.texts[at] ?? '–' })),
            }))}
          />
        </Card>
      ))}
    </>
  );
}
