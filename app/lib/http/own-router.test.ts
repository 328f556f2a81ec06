import type { ServerBuild } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { withOwnRouter } from './own-router.server';

const route = (id: string, path?: string, parentId?: string) => ({ id, path, parentId, module: {} });
const build = {
  publicPath: '/',
  routes: Object.fromEntries(
    [
      route('root', ''),
      route('people', 'people', 'root'),
      route('person', ':personId', 'people'),
      route('draft', 'notes/:noteId/draft', 'person'),
      route('about', 'about', 'root'),
    ].map((one) => [one.id, one]),
  ),
} as unknown as ServerBuild;

describe('withOwnRouter', () => {
  it('keeps the routes asked for and those around them, and nothing else', () => {
    const { build: own, paths } = withOwnRouter(build, ['draft', 'people']);
    expect(Object.keys(own.routes).sort()).toEqual(['draft', 'people', 'person', 'root']);
    expect(own.routes['draft']).toBe(build.routes['draft']);
    expect(own.publicPath).toBe('/');
    expect(paths).toEqual(['/people/:personId/notes/:noteId/draft', '/people']);
  });

  it('names a route that is not there', () => {
    expect(() => withOwnRouter(build, ['gone'])).toThrow('there is no route gone');
  });
});
