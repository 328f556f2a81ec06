import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../../app/lib/project-root.server';

/** One route of the built application, as it answers requests. */
export interface BuiltRoute {
  /** `routes/organisations.$slug.members` */
  id: string;
  /** `/organisations/:slug/members` */
  pattern: string;
  hasLoader: boolean;
  hasAction: boolean;
  /** Without one it answers with data or files only. */
  hasPage: boolean;
  source: string;
}

const PRINT = `
  const { routes } = await import(process.argv[1]);
  const listed = Object.values(routes).map(({ id, parentId, path, index, module }) => ({
    id, parentId, path, index,
    hasLoader: 'loader' in module, hasAction: 'action' in module, hasPage: 'default' in module,
  }));
  process.stdout.write(JSON.stringify(listed), () => process.exit(0));`;

interface Entry extends Omit<BuiltRoute, 'pattern' | 'source'> {
  parentId?: string;
  path?: string;
  index?: boolean;
}

/** Every route below the root, asked of the build itself in a process of its own, so that none is forgotten here. */
export function listRoutes(): BuiltRoute[] {
  const root = projectRoot();
  const build = pathToFileURL(path.join(root, 'build', 'pages', 'server', 'index.js')).href;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', PRINT, build], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const entries = JSON.parse(printed) as Entry[];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const segments = (entry: Entry): string[] => {
    const parent = entry.parentId === undefined ? undefined : byId.get(entry.parentId);
    return [...(parent ? segments(parent) : []), ...(entry.path ? [entry.path] : [])];
  };
  return entries
    .filter(({ id }) => id !== 'root')
    .map((entry) => ({
      id: entry.id,
      pattern: `/${segments(entry).join('/')}`,
      hasLoader: entry.hasLoader,
      hasAction: entry.hasAction,
      hasPage: entry.hasPage,
      source: readSource(path.join(root, 'app', entry.id)),
    }));
}

function readSource(withoutExtension: string): string {
  for (const extension of ['.tsx', '.ts', '/route.tsx', '/route.ts']) {
    try {
      return readFileSync(`${withoutExtension}${extension}`, 'utf8');
    } catch {
      continue;
    }
  }
  throw new Error(`no source of ${withoutExtension}`);
}

const PARAMETER = /:([A-Za-z]+)\??|\*/g;

/** Names of the parameters in a pattern; `*` for the rest of a path. */
export const parametersOf = (pattern: string): string[] =>
  [...pattern.matchAll(PARAMETER)].map(([whole, name]) => name ?? whole);

/**
 * The path of a route with every parameter filled in. Throws, naming the route, for a parameter that nothing is known for, so that
 * a new route cannot stay out of the walk unnoticed.
 */
export function fillPath(route: BuiltRoute, values: Record<string, string>): string {
  const filled = route.pattern.replace(PARAMETER, (whole, name: string | undefined) => {
    const segment = name ?? whole;
    // `:slug` names an exercise or an organisation, depending on what stands before it.
    const before = /\/([a-z-]+)\/$/.exec(route.pattern.slice(0, route.pattern.indexOf(whole)))?.[1] ?? '';
    const value = values[`${before}/${segment}`] ?? values[segment];
    if (value === undefined) {
      throw new Error(
        `${route.id} has a parameter "${segment}" that the isolation walk has no row for: plant one and name it in tests/support/isolation/plant-organisation.ts`,
      );
    }
    return encodeURIComponent(value);
  });
  return filled;
}
