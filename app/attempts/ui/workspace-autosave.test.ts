import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../kinds/contract';
import {
  isUnsaved,
  MAX_WAIT_MS,
  nextSave,
  QUIET_MS,
  reduceAutosave,
  startAutosave,
  type AutosaveEvent,
  type AutosaveState,
} from './workspace-autosave';
import { fingerprint } from './workspace-fingerprint';

const answer = (text: string): Answer => ({ schemaVersion: 1, files: { 'eval.ts': text }, fields: {} });
const text = (value: Answer) => value.files['eval.ts'] ?? '';
const loaded = startAutosave({ answer: answer('start'), revision: 0, savedAt: '2026-01-01T00:00:00.000Z' });
const savedAt = '2026-01-01T00:00:01.000Z';
const play = (events: AutosaveEvent[], from: AutosaveState = loaded) => events.reduce(reduceAutosave, from);
const edited = (value: string, at = 0): AutosaveEvent => ({ type: 'edited', answer: answer(value), at });
const sending: AutosaveEvent = { type: 'sending' };
const newer = (value: string, revision: number): AutosaveEvent => ({
  ...{ type: 'newer-found', revision, savedAt, answer: answer(value), at: 0 },
});

describe('saving a draft', () => {
  it('waits for a pause in typing, but never longer than two seconds', () => {
    expect(nextSave(loaded)).toBeNull();
    expect(nextSave(play([edited('a', 1_000)]))).toBe(1_000 + QUIET_MS);
    const typing = play([edited('a', 1_000), edited('b', 1_500), edited('c', 2_000), edited('d', 2_700)]);
    expect(nextSave(typing)).toBe(1_000 + MAX_WAIT_MS);
    expect(MAX_WAIT_MS).toBeLessThan(2_000);
  });
  it('is saved once acknowledged, and unsaved again when something was typed meanwhile', () => {
    const acknowledged: AutosaveEvent = { type: 'acknowledged', revision: 1, savedAt };
    expect(isUnsaved(play([edited('a'), sending, acknowledged]))).toBe(false);
    const both = play([edited('a'), sending, edited('b', 50), acknowledged]);
    expect(both).toMatchObject({ revision: 1, saved: answer('a'), draft: answer('b') });
    expect(nextSave(both)).toBe(50 + QUIET_MS);
  });
  it('backs off while there is no answer and obeys Retry-After', () => {
    const offline: AutosaveEvent = { type: 'failed', reason: 'offline', message: '', at: 10_000 };
    const once = play([edited('a'), sending, offline]);
    expect(nextSave(once)).toBe(12_000);
    expect(nextSave(play([sending, offline], once))).toBe(14_000);
    const busy: AutosaveEvent = { type: 'failed', reason: 'busy', message: '', retryAfterMs: 60_000, at: 10_000 };
    expect(nextSave(play([edited('a'), sending, busy]))).toBe(70_000);
    expect(nextSave(play([{ type: 'retry' }], once))).toBeLessThanOrEqual(10_000);
  });
  it('does not repeat content that was refused until it is edited', () => {
    const refused: AutosaveEvent = { type: 'failed', reason: 'refused', message: 'too long', at: 0 };
    const state = play([edited('a'), sending, refused]);
    expect(nextSave(state)).toBe(Infinity);
    expect(nextSave(play([edited('b', 5)], state))).toBeLessThan(10_000);
    expect(play([edited('a'), sending, edited('b', 5), refused]).trouble).toBeNull();
  });
});

describe('a newer draft on the server', () => {
  it('is shown and never overwrites, nor is overwritten by, what was typed here', () => {
    const state = play([edited('mine'), sending, newer('theirs', 3)]);
    expect(state.draft).toEqual(answer('mine'));
    expect(state.conflicts).toMatchObject([{ source: 'server', answer: answer('theirs') }]);
    expect(nextSave(state)).toBeNull();
    const resolved = play([{ type: 'resolved', answer: answer('both'), at: 5 }], state);
    expect(resolved).toMatchObject({ draft: answer('both'), revision: 3, conflicts: [] });
    expect(nextSave(resolved)).not.toBeNull();
  });
  it('is no conflict when it is our own save whose answer was lost', () => {
    const offline: AutosaveEvent = { type: 'failed', reason: 'offline', message: '', at: 0 };
    const state = play([edited('a'), sending, offline, edited('b'), sending, newer('a', 1)]);
    expect(state.conflicts).toEqual([]);
    expect(state).toMatchObject({ revision: 1, draft: answer('b') });
    expect(isUnsaved(state)).toBe(true);
    expect(isUnsaved(play([edited('a'), sending, newer('a', 1)]))).toBe(false);
  });
});

describe('a copy kept in this browser', () => {
  const copy = (draft: string, baseRevision: number, sent: string[] = []): AutosaveEvent => ({
    type: 'copy-found',
    copy: {
      draft: answer(draft),
      baseRevision,
      sent: sent.map((value) => fingerprint(answer(value))),
      keptAt: savedAt,
    },
    at: 100,
  });
  it('is taken up and sent when the server has nothing newer', () => {
    expect(play([copy('kept', 0)])).toMatchObject({ draft: answer('kept'), edits: 1, conflicts: [] });
    const behind = startAutosave({ answer: answer('first'), revision: 4, savedAt });
    expect(play([copy('second', 3, ['first'])], behind)).toMatchObject({ draft: answer('second'), revision: 4 });
  });
  it('is offered beside the server draft when that is newer, or when something was already typed', () => {
    const behind = startAutosave({ answer: answer('other tab'), revision: 4, savedAt });
    expect(play([copy('kept', 3)], behind).conflicts).toMatchObject([{ source: 'browser', answer: answer('kept') }]);
    expect(play([edited('early'), copy('kept', 0)])).toMatchObject({
      draft: answer('early'),
      conflicts: [{ source: 'browser' }],
    });
  });
  it('is ignored when it is what the server holds', () => {
    expect(play([copy('start', 0)])).toEqual(loaded);
  });
});

/** A server, a network that loses and delays, another tab, and reloads, all driven by a random script. */
class World {
  server = { revision: 0, answer: answer('start'), by: 'load' };
  state = loaded;
  now = 0;
  count = 0;
  /** Contents of other tabs that this tab's person has been shown. */
  shown = new Set<string>(['start']);
  request: { base: number; answer: Answer } | null = null;
  reply: AutosaveEvent | null = null;
  lost: string[] = [];
  /** Everything the server has ever stored of this tab; its history keeps it. */
  accepted: string[] = [];

  dispatch(event: AutosaveEvent) {
    this.state = reduceAutosave(this.state, event);
    for (const other of this.state.conflicts) this.shown.add(text(other.answer));
  }
  fresh(by: string) {
    this.count += 1;
    return `${by}-${this.count}`;
  }
  send() {
    const due = nextSave(this.state);
    if (due === null || due === Infinity) return;
    this.now = Math.max(this.now, due);
    this.request = { base: this.state.revision, answer: this.state.draft };
    this.dispatch({ type: 'sending' });
  }
  /** The request arrives; its answer may still get lost. */
  arrive() {
    if (!this.request) return;
    const { base, answer: sent } = this.request;
    this.request = null;
    if (base === this.server.revision) {
      if (this.server.by === 'other' && !this.shown.has(text(this.server.answer)))
        this.lost.push(text(this.server.answer));
      this.accepted.push(text(sent));
      this.server = { revision: base + 1, answer: sent, by: 'mine' };
      this.reply = { type: 'acknowledged', revision: base + 1, savedAt };
    } else if (fingerprint(sent) === fingerprint(this.server.answer)) {
      this.reply = { type: 'acknowledged', revision: this.server.revision, savedAt };
    } else {
      this.reply = { type: 'newer-found', ...this.server, savedAt, at: this.now };
    }
  }
  answered() {
    if (!this.state.inFlight || this.request) return;
    const { reply } = this;
    this.reply = null;
    this.dispatch(reply ?? { type: 'failed', reason: 'offline', message: '', at: this.now });
  }
  reload() {
    const { draft, revision, sent } = this.state;
    const unsaved = isUnsaved(this.state) || this.state.conflicts.length > 0;
    const browserCopies = this.state.conflicts.filter(({ source }) => source === 'browser');
    this.request = null;
    this.reply = null;
    this.state = startAutosave({ answer: this.server.answer, revision: this.server.revision, savedAt });
    if (unsaved)
      this.dispatch({
        type: 'copy-found',
        copy: { draft, baseRevision: revision, sent, keptAt: savedAt },
        at: this.now,
      });
    for (const { answer: other } of browserCopies) {
      this.dispatch({
        type: 'copy-found',
        copy: { draft: other, baseRevision: -1, sent: [], keptAt: savedAt },
        at: this.now,
      });
    }
    // Without a copy of its own, the person now looks at what the server holds.
    if (this.state.conflicts.length > 0 || !unsaved) this.shown.add(text(this.server.answer));
  }
  step(action: string) {
    this.now += 100;
    if (action === 'edit') this.dispatch({ type: 'edited', answer: answer(this.fresh('mine')), at: this.now });
    if (action === 'send') this.send();
    if (action === 'arrive') this.arrive();
    if (action === 'lose-request') this.request = null;
    if (action === 'lose-reply') this.reply = null;
    if (action === 'answered') this.answered();
    if (action === 'reload') this.reload();
    if (action === 'other-tab') {
      this.server = { revision: this.server.revision + 1, answer: answer(this.fresh('other')), by: 'other' };
    }
    const conflict = this.state.conflicts[0];
    if (action === 'resolve' && conflict)
      this.dispatch({ type: 'resolved', answer: answer(this.fresh('merged')), at: this.now });
  }
}

const ACTIONS = ['edit', 'send', 'arrive', 'lose-request', 'lose-reply', 'answered', 'reload', 'other-tab', 'resolve'];

const script = fc.array(fc.constantFrom(...ACTIONS), { maxLength: 80, size: 'max' });

describe('whatever happens in whatever order', () => {
  it('loses no edit: the last thing typed here stays the draft, is offered back, or is a revision on the server', () => {
    fc.assert(
      fc.property(script, (actions) => {
        const world = new World();
        let last = 'start';
        for (const action of actions) {
          const before = world.count;
          world.step(action);
          if (world.count > before && action !== 'other-tab')
            last = `${action === 'edit' ? 'mine' : 'merged'}-${world.count}`;
          const visible = [world.state.draft, ...world.state.conflicts.map((other) => other.answer)].map(text);
          if (last !== 'start') expect([...visible, ...world.accepted]).toContain(last);
        }
      }),
      { numRuns: 500 },
    );
  });
  it('overwrites no other tab that the person has not seen', () => {
    fc.assert(
      fc.property(script, (actions) => {
        const world = new World();
        for (const action of actions) world.step(action);
        expect(world.lost).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
  it('ends with the draft on the server once the network is back and conflicts are decided', () => {
    fc.assert(
      fc.property(script, (actions) => {
        const world = new World();
        for (const action of actions) world.step(action);
        const settle = ['lose-request', 'answered', 'resolve', 'send', 'arrive', 'answered'];
        for (let round = 0; round < 8; round += 1) {
          for (const action of round === 0 ? settle : settle.slice(1)) world.step(action);
        }
        expect(isUnsaved(world.state)).toBe(false);
        expect(text(world.server.answer) === text(world.state.draft) || world.server.by === 'other').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
