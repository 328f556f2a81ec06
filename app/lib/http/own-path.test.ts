import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path';

describe('ownPath', () => {
  it('keeps a path of this site with its query', () => {
    expect(ownPath('/attempts/1?tab=memo#end')).toBe('/attempts/1?tab=memo#end');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    '/\t/evil.example',
    null,
    7,
  ])('does not follow %j', (value) => {
    expect(ownPath(value, '/home')).toBe('/home');
  });

  it('never leads to another site, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (value) => {
          expect(new URL(ownPath(value), 'https://own.example').origin).toBe('https://own.example');
        },
      ),
    );
  });
});
