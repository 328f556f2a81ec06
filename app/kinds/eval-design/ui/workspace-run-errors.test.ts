import { describe, expect, it } from 'vitest';
import type { RunReport } from '../../contract';
import type { PublicRunDetails } from '../public-run';
import { groupRowErrors, runMarkers } from './workspace-run-errors';

const error = (line: number | null, message: string) => ({ name: 'TypeError', message, line, column: null, stack: [] });
const details = {
  rows: [
    { id: 'a', error: error(3, 'x is undefined') },
    { id: 'b', error: null },
    { id: 'c', error: error(null, 'nowhere') },
    { id: 'd', error: error(3, 'x is undefined') },
  ],
} as PublicRunDetails;

describe('errors of a run', () => {
  it('are told once per message and place, with their rows', () => {
    expect(groupRowErrors(details)).toMatchObject([
      { message: 'TypeError: x is undefined', line: 3, rowIds: ['a', 'd'] },
      { message: 'TypeError: nowhere', line: null, rowIds: ['c'] },
    ]);
  });
  it('are underlined where they have a line, the one that stopped the run first', () => {
    const report = { error: { name: 'SyntaxError', message: 'oh', line: 7, column: 2, stack: [], file: 'eval.ts' } };
    expect(runMarkers(report as unknown as RunReport, details)).toEqual([
      { line: 7, column: 2, message: 'SyntaxError: oh' },
      { line: 3, message: 'TypeError: x is undefined (2 rows)' },
    ]);
    expect(runMarkers(null, null)).toEqual([]);
  });
});
