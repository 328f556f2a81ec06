import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../kinds/contract';
import { listDifferences, mergeAnswers } from './workspace-merge';

const answer = (code: string, memo: string | null, claims: string[]): Answer => ({
  schemaVersion: 1,
  files: { 'eval.ts': code, ...(memo === null ? {} : { 'memo.md': memo }) },
  fields: { language: 'typescript', labelAudit: claims.map((rowId) => ({ rowId })) },
});

describe('two versions of an answer', () => {
  const mine = answer('a', 'my memo', ['r1', 'r2']);
  const theirs = answer('a', 'their memo', ['r2', 'r3']);
  it('are compared by file and by field', () => {
    expect(listDifferences(mine, theirs).map(({ path }) => path)).toEqual(['files/memo.md', 'fields/labelAudit']);
  });
  it('merge part by part, lists without repeats', () => {
    const merged = mergeAnswers(mine, theirs, { 'files/memo.md': 'theirs', 'fields/labelAudit': 'both' });
    expect(merged).toEqual(answer('a', 'their memo', ['r1', 'r2', 'r3']));
    expect(mergeAnswers(mine, theirs, { 'files/memo.md': 'both' }).files['memo.md']).toBe('my memo\ntheir memo');
  });
  it('keep or drop a file that only one of them has', () => {
    const without = answer('a', null, ['r1', 'r2']);
    expect(mergeAnswers(mine, without, { 'files/memo.md': 'theirs' })).toEqual(without);
    expect(mergeAnswers(without, mine, {})).toEqual(without);
  });
  it('give back one of them whole when everything is taken from it', () => {
    const any = fc.tuple(fc.string(), fc.option(fc.string()), fc.array(fc.string())).map((parts) => answer(...parts));
    fc.assert(
      fc.property(any, any, (left, right) => {
        const all = Object.fromEntries(listDifferences(left, right).map(({ path }) => [path, 'theirs' as const]));
        expect(mergeAnswers(left, right, all)).toEqual(right);
        expect(mergeAnswers(left, right, {})).toEqual(left);
      }),
    );
  });
});
