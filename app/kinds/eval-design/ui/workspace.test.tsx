import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { RunReport, WorkspaceProps } from '../../contract';
import type { PublicRow } from '../formats';
import type { EvalDesignContent, EvalDesignFields, EvalDesignPublicView } from '../kind';
import type { PublicRunDetails } from '../public-run';
import { Workspace } from './workspace';

type Props = WorkspaceProps<EvalDesignContent, EvalDesignFields, EvalDesignPublicView>;

const row = (id: string): PublicRow => ({
  ...{ id, label: 'pass', slices: ['money'] },
  input: { ticket: { text: `please refund order ${id}` } },
  output: `reply to ${id}`,
  judges: { cheap: { pass: true, score: 0.75 } },
});

const props: Props = {
  content: {
    outputNoun: 'reply',
    columns: [{ key: 'ticket.text', title: 'Ticket', show: 'long' }],
    slices: [
      { id: 'money', title: 'About money' },
      { id: 'other', title: 'Other' },
    ],
    judges: [{ id: 'cheap', title: 'Cheap judge', description: 'Lenient', costUsd: 0.001, latencyMs: 100 }],
    budget: { judgeCallsPerRow: 1, costUsdPerRow: 0.001 },
    checks: { mutants: 1, equivalents: 1, agreement: 1, slices: 1, ranking: 1, stability: 1, budget: 1, labelAudit: 1 },
    documents: [{ path: 'policy.md', title: 'Policy' }],
    memoWords: { min: 100, max: 300 },
  },
  view: {
    rows: Array.from({ length: 80 }, (_row, index) => row(`r${index}`)),
    documents: [
      {
        path: 'policy.md',
        title: 'Policy',
        text: '## Refunds\n\n- within **30 days** of _this_ order, see `order_id`',
      },
    ],
    starters: { typescript: 'export const evaluate = 1;', python: 'def evaluate(row): ...' },
  },
  answer: {
    schemaVersion: 1,
    files: { 'eval.ts': 'const mine = "</textarea><b>";', 'memo.md': 'Two words' },
    fields: { language: 'typescript', labelAudit: [{ rowId: 'r3', label: 'fail', reason: 'stale policy' }] },
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
  it('holds brief, documents and the first rows', () => {
    const html = render();
    expect(html).toContain('the brief');
    expect(html).toMatch(/<strong>30 days<\/strong>/);
    expect(html).toMatch(/<em>this<\/em>[\s\S]*<code>order_id<\/code>/);
    expect(html).toContain('please refund order r0');
    expect(html).toContain('please refund order r59');
    expect(html).not.toContain('please refund order r60');
    expect(html).toContain('of <!-- -->80<!-- --> rows');
  });
  it('is a form: both evaluators, the memo, the language and every claim, with room for more', () => {
    const html = render();
    for (const name of [
      'files/eval.ts',
      'files/eval.py',
      'files/memo.md',
      'fields.language',
      'fields.labelAudit.0.reason',
      'fields.labelAudit.8.rowId',
    ]) {
      expect(html).toContain(`name="${name}"`);
    }
    expect(html).toContain('&lt;/textarea&gt;&lt;b&gt;');
    expect(html).toContain('def evaluate(row): ...');
  });
  it('shows the results of a run, errors with their line and the verdict beside each row', () => {
    const agreement = { passPass: 1, passFail: 0, failPass: 1, failFail: 0, kappa: null };
    const details: PublicRunDetails = {
      ...{ schemaVersion: 1, errors: 1, notReached: 0, agreement, purity: null },
      rows: [
        {
          ...{ id: 'r0', error: null, given: 'pass', agrees: false, ms: 1, judgeCalls: 0, costUsd: 0 },
          evaluation: { score: 0.125, pass: false, reason: 'no refund terms', slices: [] },
        },
        {
          ...{ id: 'r1', evaluation: null, given: 'pass', agrees: null, ms: 1, judgeCalls: 0, costUsd: 0 },
          error: { name: 'TypeError', message: 'broken', line: 7, column: null, stack: [] },
        },
      ],
      budget: { judgeCallsPerRow: 0, costUsdPerRow: 0, limits: { judgeCallsPerRow: 1, costUsdPerRow: 0.001 } },
      judges: [],
    };
    const report: RunReport = {
      ...{ status: 'ok', headline: '2 rows in 3 ms', ms: 3, hostCalls: 0, costUsd: 0, details },
      logs: [{ callIndex: 0, text: 'looking at money' }],
    };
    const html = render({ report });
    for (const text of ['2 rows in 3 ms', 'TypeError: broken', 'no refund terms', '0.13', 'looking at money'])
      expect(html).toContain(text);
    expect(html).toMatch(/line <!-- -->7/);
  });
  it('puts problems beside what has to be mended', () => {
    const problems = [
      { path: 'files/eval.ts', message: 'Write eval.ts first.' },
      { path: 'fields/labelAudit/0/rowId', message: 'Row r3 is claimed twice.' },
    ];
    const html = render({ problems });
    for (const { message } of problems) expect(html).toContain(message);
  });
});
