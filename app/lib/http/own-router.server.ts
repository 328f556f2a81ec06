import type { ServerBuild } from '@remix-run/node';

/**
 * A build of these routes only, with the routes around them, for a request handler of their own. The framework looks through all
 * routes it has for every request, several times; for what pages ask every few seconds that costs as much as the work itself.
 * `paths` are where to mount the handler, as Express writes them. Throws for a route that does not exist.
 */
export function withOwnRouter(build: ServerBuild, ids: readonly string[]): { build: ServerBuild; paths: string[] } {
  const lines = ids.map((id) => lineOf(build, id));
  const paths = lines.map((line) => `/${line.flatMap(({ path }) => path || []).join('/')}`);
  const routes = Object.fromEntries(lines.flat().map((route) => [route.id, route]));
  return { build: { ...build, routes }, paths };
}

/** The route and those around it, outermost first. */
function lineOf(build: ServerBuild, id: string): NonNullable<ServerBuild['routes'][string]>[] {
  const route = build.routes[id];
  if (!route) throw new Error(`there is no route ${id}`);
  return [...(route.parentId === undefined ? [] : lineOf(build, route.parentId)), route];
}
