import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../../kinds/contract';
import { usablePosted } from './workspace-posted';

const kind = { fields: z.strictObject({ language: z.enum(['typescript', 'python']) }) as z.ZodType<unknown> };
const saved: Answer = {
  schemaVersion: 1,
  files: { 'eval.ts': 'a', 'memo.md': 'm' },
  fields: { language: 'typescript' },
};

describe('an answer that a form brought back', () => {
  it('is shown again, files that the form did not have included', () => {
    const posted = { schemaVersion: 1, files: { 'eval.ts': 'b' }, fields: { language: 'python' } };
    expect(usablePosted(kind, saved, posted)).toEqual({ ...posted, files: { 'eval.ts': 'b', 'memo.md': 'm' } });
  });
  it('keeps its text even when its fields do not fit', () => {
    const posted = { schemaVersion: 1, files: { 'eval.ts': 'b' }, fields: { language: 'cobol' } };
    expect(usablePosted(kind, saved, posted)).toMatchObject({ files: { 'eval.ts': 'b' }, fields: saved.fields });
  });
  it('is nothing when it is what is saved, or no answer', () => {
    expect(usablePosted(kind, saved, { ...saved, files: { 'eval.ts': 'a' } })).toBeNull();
    expect(usablePosted(kind, saved, 'text')).toBeNull();
  });
});
