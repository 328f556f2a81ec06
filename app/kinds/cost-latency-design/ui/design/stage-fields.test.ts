import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../lib/json';
import { design as designSchema, type Stage } from '../../design';
import { findDesignProblems } from '../../design-problems';
import { plainCatalogue } from '../../testing/plain-world';
import { describeStage } from './describe-stage';
import type { StageField } from './field-types';
import { writeAt } from './json-path';
import { freeStageId, newStage } from './new-stage';
import { fieldsOfStage } from './stage-fields';
import { STAGE_TYPES } from './stage-types';

const catalogue = plainCatalogue();
const withStage = (stage: Json): Json => ({ schemaVersion: 1, stages: [stage] });
const parsed = (stage: Json): Stage => {
  const found = designSchema.parse(withStage(stage)).stages[0];
  if (!found) throw new Error('no stage');
  return found;
};
const flat = (fields: StageField[]): StageField[] =>
  fields.flatMap((field) => (field.kind === 'group' ? [field, ...flat(field.fields)] : [field]));

describe.each(STAGE_TYPES)('$title', ({ type }) => {
  const stage = newStage(type, catalogue, []);
  it('starts with settings that are allowed and known', () => {
    expect(stage).not.toBeNull();
    const design = designSchema.parse(withStage(stage));
    // A retrieval by vectors wants an embedding before it, which is not its own setting.
    const problems = findDesignProblems(design, catalogue).filter(({ message }) => !message.includes('vectors'));
    expect(problems).toEqual([]);
  });
  it('has fields for every setting, and all of their values are allowed', () => {
    const fields = flat(fieldsOfStage({ type }, catalogue));
    const full = fields
      .filter((field) => field.kind === 'group')
      .reduce<Json>((made, group) => writeAt(made, group.path, group.initial), stage);
    for (const field of fields) {
      const values: (Json | undefined)[] = {
        number: () => (field.kind === 'number' ? [...field.slider, ...(field.whenNull ? [null] : [])] : []),
        choice: () => (field.kind === 'choice' ? field.choices.map(({ value }) => value) : []),
        flag: () => [true, false],
        names: () => (field.kind === 'names' ? [[], field.choices.slice(0, 1).map(({ value }) => value)] : []),
        group: () => (field.kind === 'group' ? [field.initial, undefined] : []),
      }[field.kind]();
      expect(values.length, field.path).toBeGreaterThan(0);
      for (const value of values) {
        const next = designSchema.safeParse(withStage(writeAt(full, field.path, value)));
        expect(next.error?.issues ?? [], `${field.path} = ${JSON.stringify(value)}`).toEqual([]);
      }
    }
    const named = new Set(fields.map(({ path }) => path.split('/')[0]));
    const apart = new Set(['type', 'id', 'branches', 'otherwise']);
    expect(Object.keys(parsed(stage)).filter((key) => !named.has(key) && !apart.has(key))).toEqual([]);
  });
  it('is described in a line', () => {
    expect(describeStage(parsed(stage))).not.toMatch(/undefined|NaN/);
  });
});

describe('new stages', () => {
  it('get names that are free', () => {
    expect(freeStageId('generate', ['generate', 'generate-2'])).toBe('generate-3');
  });
  it('are not offered when the catalogue has nothing for them', () => {
    const poor = plainCatalogue({ rerankers: [], humanDesk: undefined, models: [plainCatalogue().models[0]!] });
    expect(newStage('rerank', poor, [])).toBeNull();
    expect(newStage('hand-off', poor, [])).toBeNull();
    expect(newStage('batch', poor, [])).toBeNull();
  });
});
