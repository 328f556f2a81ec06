import { describe, expect, it } from 'vitest';
import { moveSelection } from './move-selection';

const move = (key: string, index: number, count = 100) => moveSelection({ key, index, count, pageSize: 10 });

describe('walking through a table', () => {
  it('starts at either end and stays inside', () => {
    expect(move('ArrowDown', -1)).toBe(0);
    expect(move('ArrowUp', -1)).toBe(99);
    expect(move('ArrowDown', 99)).toBe(99);
    expect(move('ArrowUp', 0)).toBe(0);
    expect(move('PageDown', 95)).toBe(99);
    expect(move('PageUp', 15)).toBe(5);
    expect(move('End', 3)).toBe(99);
  });
  it('clears the selection with Escape or Enter and leaves other keys alone', () => {
    expect(move('Escape', 4)).toBeNull();
    expect(move('Enter', 4)).toBeNull();
    expect(move('Escape', -1)).toBeUndefined();
    expect(move('a', 4)).toBeUndefined();
    expect(move('ArrowDown', -1, 0)).toBeUndefined();
  });
});
