import type { Answer } from '../../kinds/contract';
import type { Json } from '../../lib/json';

/** Stands for the structured fields of an answer among its files, as in a downloaded folder. */
export const FIELDS_FILE = 'answer.json';

/** An answer as texts by path: its files as they are, and its fields as readable lines under `FIELDS_FILE`. */
export function answerTexts(answer: Answer): Record<string, string> {
  const fields = describeFields(answer.fields as Json);
  return { ...answer.files, ...(fields === '' ? {} : { [FIELDS_FILE]: fields }) };
}

/** One line per value, with the way to it: `labelAudit 2 › reason: the date is wrong`. Entries of lists count from 1. */
export function describeFields(fields: Json): string {
  return linesOf(fields, '').join('\n');
}

function linesOf(value: Json, way: string): string[] {
  if (value === null) return [`${way}: –`];
  if (typeof value !== 'object') return [way === '' ? String(value) : `${way}: ${String(value)}`];
  if (Array.isArray(value)) {
    return value.length === 0
      ? [`${way}: none`]
      : value.flatMap((entry, at) => linesOf(entry, way === '' ? `${at + 1}` : `${way} ${at + 1}`));
  }
  return Object.entries(value).flatMap(([key, entry]) => linesOf(entry, way === '' ? key : `${way} › ${key}`));
}

/** The sentences in the fields: texts of at least four words, one per line. Choices and names are left out. */
export function sentencesIn(fields: Json): string {
  return textsIn(fields)
    .filter((text) => text.trim().split(/\s+/).length >= 4)
    .join('\n');
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsIn);
}
