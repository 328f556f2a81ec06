const sources = import.meta.glob<string>(['../engine/*.ts', '!../engine/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Where the engine lies in the repository; worlds import it by a relative path from `exercises/<slug>/world/`. */
export const ENGINE_FOLDER = 'app/kinds/trace-diagnosis/engine';

/** The engine's own TypeScript by path in the repository. It travels inside the bundle, so that worlds can be linked with it. */
export const engineSources: ReadonlyMap<string, string> = new Map(
  Object.entries(sources).map(([file, text]) => [`${ENGINE_FOLDER}/${file.split('/').at(-1)}`, text]),
);
