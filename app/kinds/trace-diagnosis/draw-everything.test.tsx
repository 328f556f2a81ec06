import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { CheckResult, RunReport, WorkspaceProps } from '../contract';
import { checks } from './checks.server';
import { CHECK_IDS } from './evidence';
import type {
  TraceDiagnosisAnswer,
  TraceDiagnosisContent,
  TraceDiagnosisFields,
  TraceDiagnosisPublicView,
} from './kind';
import { gradeTiny, tinyContext } from './testing/grade-tiny';
import { answerOf, FLAG_ALL, GOOD_DETECTOR, GOOD_PATCH, goodFields, pinsOfEverything } from './testing/sample-answers';
import { publicFiles, tinyContent, tinyExercise } from './testing/tiny-exercise';
import { CheckEvidence } from './ui/evidence/check-evidence';
import { DetectorResults } from './ui/detector/detector-results';
import { ReplayPane } from './ui/replay/replay-pane';
import { readRun } from './ui/replay/read-run';
import { publicRunDetails } from './public-run';
import { Workspace } from './ui/workspace/workspace';

type Props = WorkspaceProps<TraceDiagnosisContent, TraceDiagnosisFields, TraceDiagnosisPublicView>;

const view = checks.readPublicView(tinyContent, publicFiles(tinyExercise().publicPart));
const good = answerOf({ ...goodFields(), patch: GOOD_PATCH }, GOOD_DETECTOR);
const poor = answerOf({ ...goodFields(), evidence: pinsOfEverything(), ruledOut: [], patch: [] }, FLAG_ALL);

const drawn = (check: CheckResult, answer: TraceDiagnosisAnswer) =>
  renderToStaticMarkup(<CheckEvidence check={check} view={view} answer={answer} />);

describe('the result of a diagnosis', () => {
  const html = { good: {} as Record<string, string>, poor: {} as Record<string, string> };
  beforeAll(async () => {
    for (const [name, answer] of Object.entries({ good, poor })) {
      const { checks: results } = await gradeTiny(tinyContext(answer));
      for (const check of results) html[name as 'good' | 'poor'][check.checkId] = drawn(check, answer);
    }
  });

  test('is drawn for every check, in words and without JavaScript', () => {
    for (const id of CHECK_IDS) {
      for (const text of [html.good[id], html.poor[id]]) {
        expect(text, id).toBeTruthy();
        expect(text, id).not.toContain('another version of the grader');
        expect(text, id).not.toContain('NaN');
        expect(text, id).not.toContain('undefined');
      }
    }
  });

  test('shows your root cause against the true one on the waterfall', () => {
    expect(html.good['location']).toContain('Your root cause');
    expect(html.good['location']).toContain('True root cause');
    expect(html.good['location']).toContain('<caption>');
  });

  test('says what was found, what the patch did and what the detector flagged', () => {
    expect(html.good['evidence']).toContain('shows it');
    expect(html.good['replay']).toContain('With the patch');
    expect(html.good['siblings']).toContain('still succeeds');
    expect(html.good['detector']).toContain('the same fault');
    expect(html.poor['herrings']).toContain('You ruled nothing out.');
    expect(html.poor['replay']).toContain('There was no patch to replay.');
  });

  test('of another version of the grader is shown as it is stored', () => {
    const check = {
      checkId: 'x',
      title: 'x',
      status: 'fail',
      points: 0,
      maxPoints: 1,
      summary: '',
      advice: '',
    } as const;
    expect(drawn({ ...check, evidence: { check: 'astrology' } }, good)).toContain('astrology');
    expect(drawn({ ...check, evidence: null }, good)).toBe('');
  });
});

describe('the desk', () => {
  const props: Props = {
    ...{ content: tinyContent, view, answer: good, onChange: vi.fn(), onRun: vi.fn(), running: false, report: null },
    ...{ problems: [], brief: <p>the brief</p>, readOnly: false },
  };

  test('is written by the server: rows of both runs, the diagnosis, the form, the files', () => {
    const html = renderToString(<Workspace {...props} />);
    expect(html.match(/role="treegrid"/g)).toHaveLength(2);
    for (const text of [
      'the brief',
      'Your root cause',
      'Suspect 1',
      'Rules out 1',
      'idempotencyKey',
      'name="files/memo.md"',
    ])
      expect(html).toContain(text);
    expect(html).toContain('name="files/detector.py"');
  });

  test('names locked settings and refusals beside their fields', () => {
    const content = { ...tinyContent, locked: ['/limits/maxSteps'] };
    const problems = [{ path: 'fields/rootCause/spanId', message: 'Choose the span where it first went wrong.' }];
    const fields = { ...good.fields, patch: [{ path: '/limits/maxSeconds', value: 0 }] };
    const html = renderToString(<Workspace {...props} {...{ content, problems }} answer={{ ...good, fields }} />);
    expect(html).toContain('locked');
    expect(html).toContain('Choose the span where it first went wrong.');
    expect(html).toContain('Left out:');
  });

  test('draws a run: both ways side by side, the first divergence, what the detector said', async () => {
    const report = (await checks.runPublic(tinyContext(good))) as RunReport;
    const details = publicRunDetails.parse(report.details);
    const [broken, healthy] = [readRun(view.trace), readRun(view.healthy)];
    if (!broken || !healthy) throw new Error('the tiny runs cannot be read');
    const replay = renderToString(
      <ReplayPane content={tinyContent} running={false} outdated={false} {...{ details, broken, healthy }} />,
    );
    expect(replay).toContain('first divergence');
    expect(replay).toContain('succeeds');
    const results = renderToString(
      <DetectorResults
        {...{ report, details, outdated: false, titles: tinyContent.runs, onJump: vi.fn(), onShow: vi.fn() }}
      />,
    );
    expect(results).toContain('flagged');
    expect(results).toContain('paid again without a key');
  });
});
