import { describe, expect, it } from 'vitest';
import { pairAways } from './pair-aways';
import { timelineFacts } from './timeline-facts';
import { describeBrowser, formatOffset, kindWords } from './timeline-words';
import { workPeriods } from './work-periods';

const lost = (at: number) => ({ kind: 'focus-lost' as const, detail: {}, at });
const gained = (at: number, awayMs: number) => ({ kind: 'focus-gained' as const, detail: { awayMs }, at });

describe('the timeline of a sitting', () => {
  it('pairs leaving and coming back, and keeps what was never closed open', () => {
    expect(pairAways([lost(10), gained(50, 40), lost(60), lost(80), gained(90, 10), lost(100)])).toEqual([
      { at: 10, until: 50 },
      { at: 60, until: null },
      { at: 80, until: 90 },
      { at: 100, until: null },
    ]);
    expect(pairAways([gained(30, 20)])).toEqual([{ at: 10, until: 30 }]);
  });

  it('joins saves with short pauses into periods of work', () => {
    const minute = 60_000;
    const rows = [0, 1, 2, 10, 11].map((at) => ({ openedAt: at * minute, savedAt: at * minute + 5_000 }));
    expect(workPeriods(rows)).toEqual([
      { at: 0, until: 2 * minute + 5_000, states: 3 },
      { at: 10 * minute, until: 11 * minute + 5_000, states: 2 },
    ]);
  });

  it('tells everything in order of time, with the exercise it belongs to', () => {
    const facts = timelineFacts({
      events: [
        {
          kind: 'started',
          detail: { network: '10.0.0', userAgent: 'Mozilla/5.0 (X11; Linux) Firefox/140.0' },
          at: 0,
          attemptId: null,
        },
        { kind: 'paste', detail: { file: 'memo.md', characters: 900, lines: 12, own: true }, at: 70, attemptId: 'a' },
        { kind: 'network-changed', detail: { from: '10.0.0', to: '10.9.9' }, at: 60, attemptId: null },
        { kind: 'time-added', detail: { seconds: 300, by: 'Ada' }, at: 90, attemptId: null },
      ],
      sections: [{ title: 'Part 1', startedAt: 0, finishedAt: 95, endedBy: 'DEADLINE' }],
      attempts: [{ id: 'a', title: 'Tiny', revisions: [{ openedAt: 20, savedAt: 30 }] }],
      problems: [{ at: 40, text: 'It hangs', attemptId: 'a' }],
      end: { at: 95, by: 'DEADLINE' },
    });
    expect(facts.map(({ kind, text, exercise }) => [kind, text, exercise])).toEqual([
      ['begin', 'Began in Firefox on Linux, network 10.0.0', null],
      ['section', 'Part 1, ended by the clock', null],
      ['work', 'The draft changed; 1 stored state', 'Tiny'],
      ['problem', 'Reported: It hangs', 'Tiny'],
      ['network', 'Network 10.0.0 became 10.9.9', null],
      ['paste', 'Pasted 900 characters in 12 lines into memo.md, cut or copied on this page a moment before', 'Tiny'],
      ['time', '5:00 added by Ada', null],
      ['end', 'Ended by the clock', null],
    ]);
  });

  it('speaks of no guilt: no kind is called suspicious, a violation or cheating', () => {
    for (const { title, can, cannot } of Object.values(kindWords)) {
      expect(`${title} ${can} ${cannot}`).not.toMatch(/suspic|cheat|violat|fraud|plagiar|flag/i);
      expect(cannot.length).toBeGreaterThan(10);
    }
  });

  it('names times and browsers as people do', () => {
    expect([0, 7_000, 750_000, 3_723_000].map(formatOffset)).toEqual(['0:00', '0:07', '12:30', '1:02:03']);
    expect(describeBrowser('Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/140.0 Safari/537 Edg/140.0')).toBe(
      'Edge on Windows',
    );
    expect(describeBrowser('curl/8')).toBe('curl/8');
    expect(describeBrowser('')).toBe('an unknown browser');
  });
});
