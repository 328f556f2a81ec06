import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { spanOf, traceOf } from './testing/arbitrary-trace';
import { TracePair } from './trace-pair';
import { TraceViewer } from './trace-viewer';
import { TraceWaterfall } from './trace-waterfall';

const trace = traceOf([
  spanOf('run', { name: 'invoke_agent clerk', kind: 'agent', startMs: 0, endMs: 1_000 }),
  spanOf('pay', {
    name: 'execute_tool pay',
    kind: 'tool',
    parentId: 'run',
    startMs: 250,
    endMs: 500,
    input: { amount: 5 },
  }),
  spanOf('fail', {
    name: 'send',
    parentId: 'run',
    startMs: 500,
    endMs: 750,
    status: 'error',
    statusMessage: 'timed out',
  }),
]);
const marks = [{ spanId: 'pay', label: 'True root cause', tone: 'good' as const }];

describe('the static waterfall', () => {
  const html = renderToStaticMarkup(
    <TraceWaterfall trace={trace} marks={marks} caption="What happened" hrefOf={(id) => `#${id}`} />,
  );

  test('says everything in words, without JavaScript', () => {
    expect(html).toContain('<caption>What happened</caption>');
    for (const text of ['True root cause', 'failed', 'timed out', '250 ms', 'href="#pay"'])
      expect(html).toContain(text);
    expect(html).not.toContain('<script');
  });

  test('draws bars on the axis of the whole trace', () => {
    expect(html).toContain('left:min(25%, calc(100% - 2px));width:25%');
  });

  test('shows only the chosen spans, without the indentation that they share', () => {
    const some = renderToStaticMarkup(<TraceWaterfall trace={trace} spanIds={['fail', 'pay']} caption="Two" />);
    expect(some.match(/scope="row"/g)).toHaveLength(2);
    expect(some).not.toContain('clerk');
    expect(some).toContain('padding-left:0rem');
  });

  test('of a source without times has steps instead of durations', () => {
    const steps = renderToStaticMarkup(<TraceWaterfall trace={{ ...trace, timing: 'sequence' }} caption="Steps" />);
    expect(steps).toContain('Step');
    expect(steps).not.toContain(' ms');
  });
});

describe('two runs side by side', () => {
  const right = traceOf([spanOf('run', { name: 'invoke_agent clerk' }), spanOf('ask', { name: 'ask the customer' })]);
  const pairs = [
    { left: 'run', right: 'run' },
    { left: 'pay', right: 'ask' },
    { left: 'fail', right: null },
  ];

  test('mark the first divergence and say what only one of them has', () => {
    const html = renderToString(
      <TracePair
        left={{ trace, title: 'Recorded' }}
        right={{ trace: right, title: 'With your fix' }}
        pairs={pairs}
        firstDivergence={1}
      />,
    );
    expect(html).toContain('first divergence');
    expect(html).toContain('not in <!-- -->With your fix');
    expect(html.match(/aria-selected="true"/g)).toHaveLength(1);
  });

  test('that do not differ say so', () => {
    const html = renderToString(
      <TracePair
        left={{ trace, title: 'A' }}
        right={{ trace, title: 'B' }}
        pairs={[{ left: 'run', right: 'run' }]}
        firstDivergence={null}
      />,
    );
    expect(html).toContain('The runs do not differ.');
  });
});

describe('the viewer', () => {
  test('writes its first rows on the server, as a tree for screen readers', () => {
    const html = renderToString(<TraceViewer trace={trace} marks={marks} selectedSpanId="pay" />);
    expect(html).toContain('role="treegrid"');
    expect(html).toMatch(/aria-level="2"[^>]*aria-posinset="1"[^>]*aria-setsize="2"[^>]*aria-selected="true"/);
    expect(html).toContain('True root cause');
    expect(html).toContain('Arguments');
  });

  test('is not put off by ids that are not in the trace', () => {
    const html = renderToString(
      <TraceViewer
        trace={trace}
        marks={[{ spanId: 'gone', label: 'x', tone: 'bad' }]}
        pins={[{ spanId: 'gone' }]}
        selectedSpanId="gone"
      />,
    );
    expect(html).toContain('Choose a span to read it.');
  });
});
