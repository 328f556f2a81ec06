import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { AppError } from '../lib/errors';
import { readAnswerZip } from './read-answer-zip.server';

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text]),
    ),
  );

const refusal = (bytes: Uint8Array): AppError => {
  try {
    readAnswerZip(bytes);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was accepted');
};

describe('reading an uploaded answer', () => {
  test('finds the answer in a re-zipped download, in its answer folder and bare', () => {
    const answer = { 'answer.json': '{}', 'eval.ts': 'export {}', 'memo.md': 'Hallo Ünal' };
    const moved = (folder: string) =>
      Object.fromEntries(Object.entries(answer).map(([name, text]) => [folder + name, text]));
    const download = {
      'support/prompt.md': 'brief',
      'support/public/rows.jsonl': '{}',
      'support/answer/.DS_Store': 'x',
      ...moved('support/answer/'),
    };
    expect(readAnswerZip(zip(download))).toEqual(answer);
    expect(readAnswerZip(zip(moved('answer/')))).toEqual(answer);
    expect(readAnswerZip(zip(answer))).toEqual(answer);
  });

  test('refuses what is not a zip, and a truncated one', () => {
    expect(refusal(strToU8('not a zip at all'))).toMatchObject({
      code: 'bad-request',
      message: 'This file is not a readable zip.',
    });
    expect(refusal(new Uint8Array()).code).toBe('bad-request');
    const whole = zip({ 'answer.json': '{}', 'memo.md': 'x'.repeat(5_000) });
    expect(refusal(whole.subarray(0, whole.length - 30)).code).toBe('bad-request');
  });

  test('refuses a zip without an answer, and one with two', () => {
    expect(refusal(zip({ 'memo.md': 'text' })).message).toMatch(/no answer\.json/);
    expect(refusal(zip({ 'a/answer.json': '{}', 'b/answer.json': '{}' })).message).toMatch(
      /a\/answer\.json, b\/answer\.json/,
    );
  });

  test('refuses one that unpacks to too much before unpacking it', () => {
    const bomb = zip({ 'answer.json': '{}', 'memo.md': new Uint8Array(50_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(refusal(bomb).code).toBe('too-large');
  });

  test('refuses thousands of entries and text that is not UTF-8', () => {
    const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`f${index}`, '']));
    expect(refusal(zip({ 'answer.json': '{}', ...many })).code).toBe('too-large');
    expect(refusal(zip({ 'answer.json': '{}', 'memo.md': new Uint8Array([0xff, 0xfe, 0x41]) })).message).toMatch(
      /memo\.md in this zip is not UTF-8/,
    );
  });

  test('does not follow paths out of the folder', () => {
    const files = readAnswerZip(
      zip({ 'answer/answer.json': '{}', 'answer/../../etc/passwd': 'root', 'answer/sub/eval.ts': 'x' }),
    );
    expect(Object.keys(files)).toEqual(['answer.json']);
  });
});
