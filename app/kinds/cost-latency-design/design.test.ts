import { describe, expect, test } from 'vitest';
import { findDesignProblems } from './design-problems';
import { designJsonSchema, readDesign } from './read-design';
import { answer, plainCatalogue, plainDesign } from './testing/plain-world';

const catalogue = plainCatalogue();
const problems = (stages: Parameters<typeof plainDesign>[0], rest: Parameters<typeof plainDesign>[1] = {}) =>
  findDesignProblems(plainDesign(stages, rest), catalogue, ['chat']).map(({ path, message }) => `${path}: ${message}`);
const embed = { type: 'embed' as const, id: 'embed', embedder: 'embedder' };
const retrieve = {
  type: 'retrieve' as const,
  id: 'retrieve',
  retriever: 'retriever',
  k: 5,
  onEmpty: 'abstain' as const,
};

describe('a design that cannot run says where and why', () => {
  test('names the catalogue does not know, with those it does', () => {
    expect(problems([answer({ model: 'huge', fallbackModels: ['tiny'] })])).toEqual([
      'stages/0/model: There is no model "huge". Known: plain, spare.',
      'stages/0/fallbackModels/0: There is no model "tiny". Known: plain, spare.',
    ]);
  });

  test('a name used twice, deep inside a branch', () => {
    const route = {
      type: 'route-by-difficulty' as const,
      id: 'route',
      classifier: 'classifier',
      branches: [
        { below: 0.5, stages: [answer()] },
        { below: 0.5, stages: [] },
      ],
      otherwise: { stages: [answer()] },
    };
    expect(problems([route])).toEqual([
      'stages/0/branches/1/below: Limits must rise from branch to branch.',
      'stages/0/otherwise/stages/0/id: Another stage is called "answer" too.',
    ]);
  });

  test('a search by vectors without vectors, or with those of a query that was rewritten', () => {
    const missing = 'retriever searches by vectors: put an embed stage before it (after a rewrite, embed again).';
    expect(problems([retrieve])).toEqual([`stages/0: ${missing}`]);
    const rewrite = { type: 'rewrite' as const, id: 'rewrite', rewriter: 'rewriter' };
    expect(problems([embed, rewrite, retrieve])).toEqual([`stages/2: ${missing}`]);
    expect(problems([embed, retrieve])).toEqual([]);
    const cache = { type: 'semantic-cache' as const, id: 'c', embedder: 'embedder', threshold: 0.9, ttlSeconds: 60 };
    expect(problems([cache, retrieve])).toEqual([]);
  });

  test('stages that cannot be where they are', () => {
    const exact = { type: 'exact-cache' as const, id: 'exact', ttlSeconds: 60 };
    const parallel = { type: 'parallel' as const, id: 'both', join: 'all' as const, branches: [[exact], [answer()]] };
    expect(problems([parallel])).toEqual([
      'stages/0/branches/0/0: A exact-cache stage cannot be in a parallel branch.',
    ]);
    const batch = { type: 'batch' as const, id: 'b', model: 'plain', maxTokens: 9, size: 2, maxWaitMs: 9 };
    expect(problems([batch])).toEqual(['stages/0/model: plain has no batch interface.']);
  });

  test('people where there are none', () => {
    const alone = plainCatalogue({ humanDesk: undefined });
    const design = plainDesign([answer({ onError: 'hand-off' })], { handOff: { whenFailed: true } });
    expect(findDesignProblems(design, alone).map(({ path }) => path)).toEqual(['stages/0/onError', 'handOff']);
  });

  test('a slice the traffic does not have', () => {
    const route = {
      type: 'route-by-attribute' as const,
      id: 'route',
      attribute: 'slice' as const,
      branches: [{ values: ['chat', 'fax'], stages: [] }],
      otherwise: { stages: [] },
    };
    expect(problems([route])).toEqual(['stages/0/branches/0/values/1: There is no slice "fax". Known: chat.']);
  });
});

describe('reading the text of a design', () => {
  test('gives the design with its defaults', () => {
    const { design } = readDesign(JSON.stringify({ schemaVersion: 1, stages: [answer()] }), catalogue);
    expect(design?.stages[0]).toMatchObject({ streaming: true, onError: 'fail', fallbackModels: [] });
    expect(design?.handOff.whenFailed).toBe(false);
  });

  test('says what is wrong with text that is none', () => {
    expect(readDesign('{"stages": [').problems[0]?.message).toMatch(/^This is not JSON/);
    expect(
      readDesign('{"schemaVersion":1,"stages":[{"type":"generate","id":"a"}]}').problems.map(({ path }) => path),
    ).toEqual(['stages/0/model', 'stages/0/maxTokens']);
    expect(readDesign('{"schemaVersion":1,"stages":[],"speed":"high"}').problems).toHaveLength(1);
  });

  test('is not led into the deep', () => {
    const deep = `${'{"schemaVersion":1,"stages":['.repeat(20_000)}`;
    expect(readDesign(deep).problems).toEqual([{ path: '', message: 'The design is nested too deep.' }]);
    expect(readDesign(`{"schemaVersion":1,"stages":[],"x":"${'['.repeat(500)}"}`).problems[0]?.message).not.toMatch(
      /deep/,
    );
  });

  test('has a schema for editors that offers the names of the catalogue', () => {
    const text = JSON.stringify(designJsonSchema(catalogue));
    expect(text).toContain('"enum":["plain","spare"]');
    expect(text).toContain('"const":"semantic-cache"');
    expect(JSON.stringify(designJsonSchema())).not.toContain('"spare"');
  });
});
