import { afterEach, beforeEach, expect, vi } from 'vitest';

// An error nobody expected must not scroll by. A test that expects one replaces this spy with its own and checks it.
beforeEach(() => {
  vi.spyOn(console, 'error');
});

afterEach(() => {
  const seen = vi.isMockFunction(console.error) ? vi.mocked(console.error).mock.calls : [];
  vi.restoreAllMocks();
  expect(seen, 'unexpected console.error').toEqual([]);
});
