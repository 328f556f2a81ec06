import type { Answer } from '../kinds/contract';
import type { Json } from '../lib/json';

const FILE_PREFIX = 'files/';
const FIELD_PREFIX = 'fields.';
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);
/** A form with more list entries than this is no honest form. */
const MAX_INDEX = 999;

type Tree = { [key: string]: Tree | string };

function put(tree: Tree, path: string[], value: string): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const child = tree[key];
  const branch = typeof child === 'object' ? child : (Object.create(null) as Tree);
  tree[key] = branch;
  put(branch, rest, value);
}

const isBlank = (value: Json): boolean =>
  value === '' || (value !== null && typeof value === 'object' && Object.values(value).every(isBlank));

/** Objects whose keys are all numbers are lists; entries that were left blank are dropped. */
function toJson(tree: Tree | string): Json {
  if (typeof tree === 'string') return tree;
  const keys = Object.keys(tree);
  const child = (key: string): Json => toJson(tree[key] ?? '');
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key) && Number(key) <= MAX_INDEX)) {
    return keys
      .sort((a, b) => Number(a) - Number(b))
      .map(child)
      .filter((entry) => !isBlank(entry));
  }
  return Object.fromEntries(keys.map((key) => [key, child(key)]));
}

function parseFields(text: FormDataEntryValue | null): Record<string, Json> {
  if (typeof text !== 'string' || text === '') return {};
  try {
    const value = JSON.parse(text) as Json;
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

/**
 * Reads an answer from a posted form. `files/<path>` are the files (line ends become \n, as browsers post \r\n); `fields` is JSON;
 * `fields.a.0.b` are plain inputs that replace the top-level field `a` of that JSON, lists by number, blank entries dropped.
 * Other entries are ignored. The result still has to pass the kind's schema: nothing is checked here but the shape of names.
 */
export function answerFromForm(form: FormData): unknown {
  const files: Record<string, string> = {};
  const inputs = Object.create(null) as Tree;
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    if (name.startsWith(FILE_PREFIX)) {
      const path = name.slice(FILE_PREFIX.length);
      if (!UNSAFE.has(path)) files[path] = value.replace(/\r\n?/g, '\n');
    } else if (name.startsWith(FIELD_PREFIX)) {
      const path = name.slice(FIELD_PREFIX.length).split('.');
      if (path.every((key) => key !== '' && !UNSAFE.has(key))) put(inputs, path, value.replace(/\r\n?/g, '\n'));
    }
  }
  const simple = Object.fromEntries(Object.keys(inputs).map((key) => [key, toJson(inputs[key] ?? '')]));
  return { schemaVersion: 1, files, fields: { ...parseFields(form.get('fields')), ...simple } };
}

/** The form that `answerFromForm` reads back into the same answer. */
export function formFromAnswer(answer: Answer): FormData {
  const form = new FormData();
  for (const [path, text] of Object.entries(answer.files)) form.set(`${FILE_PREFIX}${path}`, text);
  form.set('fields', JSON.stringify(answer.fields));
  return form;
}
