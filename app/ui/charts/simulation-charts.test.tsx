import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ChartFigure } from './chart-figure';
import { LineChart } from './line-chart';
import { LogHistogram, logTicks } from './log-histogram';
import { StackedBar } from './stacked-bar';
import { TradeOffPlane } from './trade-off-plane';

const ms = (value: number) => `${value} ms`;

describe('a histogram on a logarithmic axis', () => {
  const bins = [
    { from: 100, to: 200, count: 4 },
    { from: 200, to: 400, count: 0 },
    { from: 2_000, to: 4_000, count: 1 },
  ];
  it('names its lines and marks what lies beyond the limit', () => {
    const html = renderToString(
      <LogHistogram
        {...{ bins, label: 'Latency', format: ms, xTitle: 'latency', yTitle: 'calls' }}
        marks={[
          { value: 2_000, label: 'Limit', sort: 'limit' },
          { value: 150, label: 'P50', sort: 'percentile' },
        ]}
      />,
    );
    expect(html).toContain('aria-label="Latency"');
    expect(html).toMatch(/Limit<!-- --> <!-- -->2000 ms/);
    expect(html.match(/border-accent bg-accent\/45/g)).toHaveLength(1);
    expect(html.match(/hatched/g)).toHaveLength(1);
  });
  it('says so when there is nothing, instead of drawing an empty axis', () => {
    expect(
      renderToString(<LogHistogram {...{ bins: [], marks: [], label: '', format: ms, xTitle: '', yTitle: '' }} />),
    ).toContain('Nothing to draw');
  });
  it('has round numbers under its axis, few enough to read', () => {
    expect(logTicks(90, 2_200)).toEqual([100, 200, 500, 1_000, 2_000]);
    expect(logTicks(1, 1e7)).toEqual([1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]);
  });
});

describe('a stacked bar', () => {
  it('says its sum, its parts and whether it is over the limit', () => {
    const html = renderToString(
      <StackedBar
        label="Cost"
        segments={[
          { number: 1, label: 'answer', value: 3 },
          { number: 2, label: 'guard', value: 1 },
        ]}
        limit={{ value: 2, label: 'budget' }}
        format={String}
      />,
    );
    expect(html).toContain('aria-label="Cost: 4, over budget 2. answer 3, guard 1."');
  });
});

describe('lines', () => {
  it('leave gaps where nothing was measured', () => {
    const points = [1, null, 2, 3].map((y, x) => ({ x, y }));
    const html = renderToString(
      <LineChart
        {...{ label: 'L', xDomain: [0, 3], yDomain: [0, 4], xFormat: String, yFormat: String }}
        series={[{ label: 'a', points }]}
        bands={[{ from: 1, to: 2, label: 'Outage' }]}
        limits={[{ value: 2, label: 'Limit' }]}
      />,
    );
    expect(html).toContain('d="M0.00 75.00h0.8M66.67 50.00L100.00 25.00"');
    expect(html).toContain('Outage');
    expect(html).toContain('Limit');
  });
});

describe('a plane of trade-offs', () => {
  it('puts numbers on points and keeps what is not named small', () => {
    const html = renderToString(
      <TradeOffPlane
        {...{ label: 'P', xTitle: 'x', yTitle: 'y', xFormat: String, yFormat: String, limits: { x: 2, y: null } }}
        points={[
          { number: 7, name: 'a', x: 1, y: 1, best: true, current: true },
          { number: null, name: 'b', x: 2, y: 3, best: false },
        ]}
      />,
    );
    expect(html).toMatch(/ring-2[^>]*>7</);
    expect(html).toContain('size-1.5');
  });
});

describe('a figure', () => {
  it('has its numbers as a table for everybody', () => {
    const html = renderToString(
      <ChartFigure title="Latency" tableLabel="Latency" table={<table />}>
        picture
      </ChartFigure>,
    );
    expect(html).toMatch(/<summary[^>]*><span class="sr-only">Latency<!-- --> as a <\/span>Table/);
  });
});
