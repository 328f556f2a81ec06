import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { RunReport, WorkspaceProps } from '../../../contract';
import {
  costLatencyContent,
  type CostLatencyContent,
  type CostLatencyFields,
  type CostLatencyPublicView,
} from '../../content';
import { readTraffic } from '../../read-traffic';
import { plainCatalogue, plainDesign, answer as generateStage, run } from '../../testing/plain-world';
import { toTraffic } from '../../traffic';
import { writeDraft } from '../design/read-draft';
import { Workspace } from './workspace';

type Props = WorkspaceProps<CostLatencyContent, CostLatencyFields, CostLatencyPublicView>;

const TRAFFIC = Array.from({ length: 40 }, (_line, at) =>
  JSON.stringify({
    ...{ timeMs: at * 1_000, promptTokens: 1_000, outputTokens: 100, difficulty: at / 40 },
    ...{ risk: 'normal', slice: 'chat', needsContext: false },
  }),
).join('\n');
const targets = [{ id: 'p95', title: 'P95 within two seconds', metric: 'latency-p95' as const, atMost: 2_000 }];
const design = plainDesign([generateStage()]);
const text = writeDraft(JSON.parse(JSON.stringify(design)));

const props: Props = {
  content: costLatencyContent.parse({
    ...{ callNoun: { one: 'question', many: 'questions' }, slo: { latencyMs: 2_000 }, callsPerMonth: 1_000_000 },
    ...{
      targets,
      worstCase: targets,
      floors: [{ risk: 'normal', rightAtLeast: 0.5, wrongAtMost: 0.5, highRisk: false }],
    },
    points: {
      ...{
        targets: 1,
        floors: 1,
        emptyRetrieval: 1,
        frontier: 0,
        robustness: 1,
        hygiene: 1,
        memoFigures: 1,
        change: 1,
      },
    },
    change: { title: 'After the price letter', description: 'Prices rise in May.', targets },
    ...{ documents: [], memoWords: { min: 100, max: 300 } },
  }),
  view: {
    ...{ catalogue: plainCatalogue(), changedCatalogue: plainCatalogue({ date: '2031-05-01' }) },
    scenarios: [{ id: 'day', title: 'A day', description: 'Usual', traffic: 'day.jsonl', warmUpMs: 0, events: [] }],
    ...{ traffic: { 'day.jsonl': TRAFFIC }, documents: [], starterDesign: text },
  },
  answer: {
    schemaVersion: 1,
    files: { 'design.json': text, 'change-design.json': '', 'memo.md': 'Three words here' },
    fields: {
      tried: [
        {
          ...{ name: 'The cheap one', design: '{"broken"' },
          summary: { latencyP95Ms: 900, costPerCallUsd: 0.01, rightShare: 0.8, wrongShare: 0.1, handOffShare: 0 },
        },
      ],
    },
  },
  onChange: vi.fn(),
  onRun: vi.fn(),
  running: false,
  report: null,
  problems: [],
  brief: <p>the brief</p>,
  readOnly: false,
};
const render = (changed: Partial<Props> = {}) => renderToString(<Workspace {...props} {...changed} />);

describe('the workspace without JavaScript', () => {
  it('is a form: both designs as text, the memo, and the designs that were kept', () => {
    const html = render();
    for (const name of ['files/design.json', 'files/change-design.json', 'files/memo.md', 'fields']) {
      expect(html).toContain(`name="${name}"`);
    }
    expect(html).toContain('the brief');
    expect(html).toContain('&quot;generate&quot;');
    expect(html).toContain('The cheap one');
    expect(html).toContain('Run simulates the same on the server');
  });
  it('shows the prices of the catalogue', () => {
    const html = render();
    expect(html).toContain('2031-03-01');
    expect(html).toContain('100 ms / 100 ms');
  });
  it('draws a run of the server with its tables', () => {
    const result = run({ design, traffic: toTraffic(readTraffic('day.jsonl', TRAFFIC).calls), replications: 2 });
    const report: RunReport = {
      ...{ status: 'ok', headline: '40 calls, P95 200 ms', logs: [], ms: 5, hostCalls: 0, costUsd: 0 },
      details: JSON.parse(
        JSON.stringify({
          ...{ schemaVersion: 1, problems: [], targets: [], changed: [], changedTargets: [] },
          scenarios: [{ id: 'day', title: 'A day', result }],
        }),
      ),
    };
    const html = render({ report });
    expect(html).toContain('40 calls, P95 200 ms');
    expect(html).toContain('Histogram of the latency of 40 calls. Objective 2 s, P50 200 ms');
    expect(html).toContain('P95 within two seconds');
    expect(html).toContain('Share of right answers by difficulty');
    expect(html).toContain('Cost by stage');
  });
  it('puts problems of a refused design beside its text, and its own beside its stages', () => {
    const problems = [
      { path: 'files/memo.md', message: 'Too long.' },
      { path: 'files/design.json/stages', message: 'From the server.' },
    ];
    const unknown = writeDraft({ schemaVersion: 1, stages: [{ ...generateStage(), model: 'nobody' }] } as never);
    const files = { ...props.answer.files, 'design.json': unknown };
    const html = render({ problems, answer: { ...props.answer, files } });
    expect(html).toContain('From the server.');
    expect(html).toContain('There is no model &quot;nobody&quot;');
    expect(html).toMatch(/1 problem/);
  });
  it('keeps text that is no design, and says so', () => {
    const files = { ...props.answer.files, 'design.json': '{"stages": [' };
    const html = render({ answer: { ...props.answer, files } });
    expect(html).toContain('{&quot;stages&quot;: [');
    expect(html).toContain('The JSON is not a design.');
  });
});
