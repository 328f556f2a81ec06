import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ConfusionMatrix } from './confusion-matrix';
import { HeatTable } from './heat-table';
import { IntervalScale } from './interval-scale';
import { PointsBar } from './points-bar';
import { ScoreLine } from './score-line';
import { SharePairs } from './share-pairs';

test('an interval says its value, its bounds and what it is compared with', () => {
  const html = renderToString(
    <IntervalScale
      label="Agreement"
      value={0.68}
      low={0.62}
      high={0.74}
      domain={[0, 1]}
      format={(value) => value.toFixed(2)}
      references={[{ value: 0.8, label: 'full points' }]}
    />,
  );
  expect(html).toContain('aria-label="Agreement: 0.68, 95 % interval 0.62 to 0.74. On a scale with full points 0.80."');
});

test('a bar of points says what is earned and what is awaited', () => {
  expect(renderToString(<PointsBar label="Rubric" earned={12} awaiting={5} max={30} />)).toContain(
    'aria-label="Rubric: 12 of 30 points, 5 awaiting"',
  );
  expect(renderToString(<PointsBar label="Rubric" earned={null} max={30} />)).toContain('30 awaiting');
  expect(renderToString(<PointsBar label="Nothing" earned={0} max={0} />)).not.toContain('NaN');
});

test('a score line joins the scores that exist and tells every submission in words', () => {
  const html = renderToString(
    <ScoreLine
      scores={[
        { id: 'a', name: '1', points: 20 },
        { id: 'b', name: '2', points: null },
        { id: 'c', name: '3', points: 50, current: true },
      ]}
    />,
  );
  expect(html).toContain('aria-label="Score out of 100: 1 20, 2 no score, 3 50"');
  expect(html).toContain('d="M3 80L97 50"');
});

test('a single score and no score at all still draw', () => {
  expect(renderToString(<ScoreLine scores={[{ id: 'a', name: '1', points: 20 }]} />)).toContain('d="M50 80"');
  expect(renderToString(<ScoreLine scores={[]} />)).toContain('Score out of 100');
});

test('a confusion matrix is a table with shares by column, also where a column is empty', () => {
  const html = renderToString(
    <ConfusionMatrix
      caption="Outputs"
      rowsTitle="You said"
      columnsTitle="Gold"
      rows={['fail', 'pass']}
      columns={['faulty', 'good']}
      counts={[
        [3, 0],
        [1, 0],
      ]}
      cells={[
        [
          { name: 'caught', right: true },
          { name: 'false alarm', right: false },
        ],
        [
          { name: 'missed', right: false },
          { name: 'let through', right: true },
        ],
      ]}
    />,
  );
  expect(html.replaceAll('<!-- -->', '')).toContain('caught · 75 %');
  expect(html.replaceAll('<!-- -->', '')).toContain('false alarm · 0 %');
});

test('a heat table keeps cells without a value empty and untinted', () => {
  const html = renderToString(
    <HeatTable
      caption="Caught"
      corner="Mutant"
      columns={[
        { id: 'a', title: 'A' },
        { id: 'b', title: 'B' },
      ]}
      rows={[
        {
          id: 'm',
          title: 'M',
          cells: [
            { share: 0.5, text: '2/4' },
            { share: null, text: '' },
          ],
        },
      ]}
    />,
  );
  expect(html.match(/color-mix/g)).toHaveLength(1);
  expect(html).toContain('2/4');
});

test('pairs of shares are told in words', () => {
  const html = renderToString(
    <SharePairs
      caption="Pass rate"
      names={['baseline', 'mutant']}
      items={[{ id: 'm', label: 'Unit slips', first: 0.9, second: 0.6, tone: 'good' }]}
    />,
  );
  expect(html).toContain('aria-label="Unit slips: baseline 90 %, mutant 60 %"');
});
