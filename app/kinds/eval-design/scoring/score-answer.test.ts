import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readHiddenData, readPublicRows, type HiddenData } from '../exercise-data';
import type { Execution } from '../execution';
import { tinyContext } from '../testing/grade-source';
import { scoreAnswer } from './score-answer';

// Whole gradings, on machines that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const context = tinyContext('export function evaluate(row) {}');
const data = readHiddenData(context.gradingFiles);
const publicRows = readPublicRows(context.publicFiles);

/** An execution as an evaluator with these rates of catching faulty outputs and of failing good ones would leave it. */
function simulate(draw: () => number, recall: number, falseAlarms: number): Execution {
  const answer = (faulty: boolean) => (draw() < (faulty ? recall : falseAlarms) ? '0' : '1');
  const verdicts = data.outputs.map((outputs) => outputs.map(({ gold }) => answer(gold === 'fail')).join(''));
  return {
    schemaVersion: 1,
    sessions: [{ status: 'ok', error: null, planned: 1, reached: 1 }],
    verdicts,
    scores: verdicts.map((row) => [...row].map(Number)),
    paraphraseVerdicts: data.paraphrases.map((one) => verdicts[one.systemIndex]?.[one.rowIndex] ?? '-').join(''),
    evaluated: 1_950,
    judgeCalls: { careful: 500 },
    errors: [],
    repeated: 200,
    differing: 0,
  };
}

/** The same execution with one more output failed, its rewording too. */
function catchOneMore(execution: Execution, system: number, row: number, hidden: HiddenData): Execution {
  const put = (text: string, at: number) => `${text.slice(0, at)}0${text.slice(at + 1)}`;
  const paraphrase = hidden.paraphrases.findIndex((one) => one.systemIndex === system && one.rowIndex === row);
  return {
    ...execution,
    verdicts: execution.verdicts.map((text, s) => (s === system ? put(text, row) : text)),
    scores: execution.scores.map((scores, s) => scores.map((score, r) => (s === system && r === row ? 0 : score))),
    paraphraseVerdicts: paraphrase < 0 ? execution.paraphraseVerdicts : put(execution.paraphraseVerdicts, paraphrase),
  };
}

const score = (execution: Execution) => scoreAnswer({ ...context, publicRows, data, execution, seed: 3 }).checks;
const rate = fc.double({ min: 0, max: 1, noNaN: true });

describe('scoring', () => {
  // Ranking compares systems with each other, so catching more of one fault can rightly move its system past a neighbour. Every
  // other check must never punish a catch.
  it('never lowers any check but the ranking when one more planted row is caught', () => {
    const missed = data.outputs.flatMap((outputs, system) =>
      outputs.flatMap((output, row) => (output.planted ? [{ system, row }] : [])),
    );
    fc.assert(
      fc.property(rate, rate, fc.nat(), fc.infiniteStream(rate), (recall, noise, pick, stream) => {
        const draw = () => stream.next().value as number;
        const before = simulate(draw, recall, Math.min(noise, 0.6));
        const { system, row } = missed[pick % missed.length] ?? { system: 1, row: 0 };
        const after = score(catchOneMore(before, system, row, data));
        score(before).forEach((check, at) => {
          if (check.checkId !== 'ranking') {
            expect(after[at]?.points, check.checkId).toBeGreaterThanOrEqual(check.points - 1e-9);
          }
        });
      }),
      { numRuns: 25 },
    );
  });

  it('pays more for a better evaluator, all else equal', () => {
    const total = (execution: Execution) => score(execution).reduce((sum, check) => sum + check.points, 0);
    const evenly = () => {
      let at = 0;
      return () => (at = (at + 0.6180339887) % 1);
    };
    const totals = [0.1, 0.3, 0.5, 0.7, 0.9, 1].map((recall) => total(simulate(evenly(), recall, 0.03)));
    expect(totals).toEqual([...totals].sort((a, b) => a - b));
    expect(new Set(totals).size).toBe(totals.length);
    const noisy = [0.02, 0.1, 0.2, 0.4].map((noise) => total(simulate(evenly(), 0.9, noise)));
    expect(noisy).toEqual([...noisy].sort((a, b) => b - a));
  });

  it('pays an evaluator that is no better than chance at most 15 %, whatever its pass rate', () => {
    fc.assert(
      fc.property(rate, fc.infiniteStream(rate), (failRate, stream) => {
        const checks = score(simulate(() => stream.next().value as number, failRate, failRate));
        expect(checks.reduce((sum, check) => sum + check.points, 0)).toBeLessThanOrEqual(15);
      }),
      { numRuns: 15 },
    );
  });

  it('does not care what an evaluator says about outputs whose label is debatable', () => {
    const right = simulate(() => 0.5, 1, 0);
    const flip = (verdict: string | undefined) => (verdict === '1' ? '0' : '1');
    const verdicts = right.verdicts.map((text, s) =>
      [...text].map((verdict, r) => (data.outputs[s]?.[r]?.ambiguous ? flip(verdict) : verdict)).join(''),
    );
    expect(verdicts).not.toEqual(right.verdicts);
    const credits = (execution: Execution) =>
      score(execution).flatMap((check) => (check.checkId === 'stability' ? [] : check.points));
    expect(credits({ ...right, verdicts })).toEqual(credits(right));
  });

  it('refuses a run that was made from another version of the exercise', () => {
    const execution = simulate(() => 0.5, 1, 0);
    expect(() => score({ ...execution, verdicts: execution.verdicts.slice(1) })).toThrow('another version');
  });
});
