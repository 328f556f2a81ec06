import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AiDeclaration } from '../../assessment-types';
import { DeclarationSaver, type DeclarationState } from './declaration-saver';

const say = (description: string): AiDeclaration => ({ schemaVersion: 1, used: true, description, transcript: '' });

interface Posted {
  said: string;
  signal: AbortSignal;
  answer(reply: { error: string | null; status: number }): void;
}

function open() {
  const posted: Posted[] = [];
  const told: DeclarationState[] = [];
  const post = (declaration: AiDeclaration, signal: AbortSignal) =>
    new Promise<{ error: string | null; status: number }>((answer) => {
      posted.push({ said: declaration.description, signal, answer });
    });
  return { posted, told, saver: new DeclarationSaver(post, (state) => told.push(state)) };
}

const taken = { error: null, status: 200 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('sends one at a time, and the newest last', async () => {
  const { posted, told, saver } = open();
  saver.change(say('one'));
  await vi.advanceTimersByTimeAsync(1_000);
  saver.change(say('two'));
  await vi.advanceTimersByTimeAsync(1_000);
  saver.change(say('three'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(posted.map(({ said }) => said)).toEqual(['one']);
  posted[0]?.answer(taken);
  await vi.advanceTimersByTimeAsync(0);
  expect(posted.map(({ said }) => said)).toEqual(['one', 'three']);
  posted[1]?.answer(taken);
  await vi.advanceTimersByTimeAsync(0);
  expect(told.at(-1)).toEqual({ state: 'saved', error: null });
});

it('tries again when the connection was lost, and leaves a refusal as it is', async () => {
  const { posted, told, saver } = open();
  saver.change(say('one'));
  await vi.advanceTimersByTimeAsync(1_000);
  posted[0]?.answer({ error: 'No connection', status: 0 });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(posted).toHaveLength(2);
  posted[1]?.answer({ error: 'This section has ended', status: 410 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(posted).toHaveLength(2);
  expect(told.at(-1)).toEqual({ state: 'unsaved', error: 'This section has ended' });
});

it('sends what is unsent when the page is left, in place of what is on its way', async () => {
  const { posted, saver } = open();
  saver.change(say('one'));
  await vi.advanceTimersByTimeAsync(1_000);
  saver.change(say('two'));
  saver.leave();
  expect(posted.map(({ said, signal }) => [said, signal.aborted])).toEqual([
    ['one', true],
    ['two', false],
  ]);
  saver.leave();
  expect(posted).toHaveLength(2);
});
