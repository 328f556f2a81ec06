import { describe, expect, it } from 'vitest';
import { shortcutOf } from './workspace-shortcuts';

const press = (
  key: string,
  held: { ctrlKey?: boolean; metaKey?: boolean; shiftKey?: boolean; altKey?: boolean } = {},
) => shortcutOf({ key, target: null, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('keyboard shortcuts', () => {
  it('run, save and submit with Ctrl or Cmd', () => {
    expect(press('Enter', { ctrlKey: true })).toBe('run');
    expect(press('Enter', { metaKey: true, shiftKey: true })).toBe('submit');
    expect(press('s', { metaKey: true })).toBe('save');
    expect(press('S', { ctrlKey: true })).toBe('save');
  });
  it('leave other keys to the editor and the browser', () => {
    expect(press('Enter')).toBeNull();
    expect(press('s')).toBeNull();
    expect(press('s', { ctrlKey: true, shiftKey: true })).toBeNull();
    expect(press('Enter', { ctrlKey: true, altKey: true })).toBeNull();
    expect(press('?')).toBe('help');
  });
});
