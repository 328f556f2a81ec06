import { describe, expect, it } from 'vitest';
import { kind } from '../kinds/eval-design/kind';
import { AppError } from '../lib/errors';
import { MAX_FIELDS_BYTES, parseAnswer } from './parse-answer.server';
import type { AnsweredExercise } from './parse-answer.server';
import { readSubmissionFiles, writeSubmissionFiles } from './submission-folder.server';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exerciseManifest } from './exercise-format';

/** The kind reads its files from nothing but its own content, so any exercise of that kind will do. */
async function anExercise(): Promise<AnsweredExercise> {
  const root = join(import.meta.dirname, '../../exercises');
  for (const slug of (await readdir(root)).sort()) {
    const manifest = exerciseManifest.parse(JSON.parse(await readFile(join(root, slug, 'exercise.json'), 'utf8')));
    if (manifest.kind === kind.id) return { manifest, content: manifest.content };
  }
  throw new Error(`there is no exercise of kind ${kind.id}`);
}

const exercise = await anExercise();
const fields = { language: 'python', labelAudit: [{ rowId: 'r1', label: 'fail', reason: 'über' }] };
const answer = { schemaVersion: 1, files: { 'memo.md': 'Why', 'eval.py': 'def evaluate(row): ...' }, fields };

function refusal(value: unknown): AppError {
  try {
    parseAnswer({ exercise, value });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('parseAnswer', () => {
  it('takes an answer of the kind and keeps every character of it', () => {
    expect(parseAnswer({ exercise, value: answer })).toEqual(answer);
  });

  it('refuses fields that are nested without end, in words', () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown;
    expect(refusal({ ...answer, fields: { ...fields, labelAudit: deep } })).toMatchObject({
      code: 'bad-request',
      message: 'the fields are nested more than 64 levels deep',
    });
  });

  it('refuses files the kind does not name, and says which it does', () => {
    const error = refusal({ ...answer, files: { ...answer.files, '../../etc/passwd': 'x', 'notes.txt': 'y' } });
    expect(error.code).toBe('bad-request');
    expect(error.message).toContain('../../etc/passwd is not a file of this answer');
    expect(error.message).toContain('notes.txt');
    expect(error.message).toContain('memo.md');
  });

  it('names every mistake in the fields by its place', () => {
    const error = refusal({ ...answer, fields: { language: 'cobol', labelAudit: [{ rowId: '' }] } });
    expect(error.message).toMatch(/fields\.language: .*fields\.labelAudit\[0\]\.rowId: /);
  });

  it.each([null, 'text', [], {}, { schemaVersion: 2, files: {}, fields: {} }, { ...answer, extra: 1 }])(
    'refuses %j',
    (value) => expect(refusal(value).code).toBe('bad-request'),
  );

  it('refuses files and fields over their sizes, counting bytes and not characters', () => {
    expect(refusal({ ...answer, files: { 'memo.md': 'ü'.repeat(20_001) } }).code).toBe('too-large');
    const reasons = Array.from({ length: 200 }, (_, index) => ({
      rowId: `r${index}`,
      label: 'pass',
      reason: 'x'.repeat(2_000),
    }));
    expect(JSON.stringify(reasons).length).toBeGreaterThan(MAX_FIELDS_BYTES);
    expect(refusal({ ...answer, fields: { ...fields, labelAudit: reasons } }).code).toBe('too-large');
  });

  it('replaces characters no database stores, so that a pasted NUL loses nothing else', () => {
    const parsed = parseAnswer({ exercise, value: { ...answer, files: { 'memo.md': 'a\0b\ud800c' } } });
    expect(parsed.files['memo.md']).toBe('a\uFFFDb\uFFFDc');
  });
});

describe('submission files', () => {
  it('come back as the same answer', () => {
    const parsed = parseAnswer({ exercise, value: answer });
    expect(readSubmissionFiles({ exercise, files: writeSubmissionFiles(parsed) })).toEqual(parsed);
  });

  it('need an answer.json that is JSON', () => {
    expect(() => readSubmissionFiles({ exercise, files: {} })).toThrow('answer.json is missing');
    expect(() => readSubmissionFiles({ exercise, files: { 'answer.json': '{' } })).toThrow(
      'answer.json is not valid JSON',
    );
  });
});
