import { lazy } from 'react';
import type { Kind, KindUi } from './contract';

type UiModule = { ui: KindUi };

// On the server the pages must be whole without JavaScript, so the modules are there at once; in the browser each kind is a chunk.
const eager = import.meta.env.SSR ? import.meta.glob<UiModule>('./*/ui.tsx', { eager: true }) : {};
const onDemand = import.meta.env.SSR ? {} : import.meta.glob<UiModule>('./*/ui.tsx');
const kindModules = import.meta.glob<{ kind: Kind }>('./*/kind.ts', { eager: true });

const uiByKind = new Map<string, KindUi>();
const idOf = (path: string) => path.split('/')[1] ?? path;
for (const [path, module] of Object.entries(eager)) uiByKind.set(idOf(path), module.ui);
for (const [path, load] of Object.entries(onDemand)) {
  uiByKind.set(idOf(path), {
    Workspace: lazy(() => load().then((module) => ({ default: module.ui.Workspace }))),
    CheckEvidence: lazy(() => load().then((module) => ({ default: module.ui.CheckEvidence }))),
  });
}

const kindById = new Map(Object.values(kindModules).map(({ kind }) => [kind.id, kind]));

/** The browser part of a kind; render it inside a Suspense boundary. Throws on an unknown id (the server has checked it). */
export function getKindUi(id: string): KindUi {
  const ui = uiByKind.get(id);
  if (!ui) throw new Error(`there is no workspace for the exercise kind "${id}"`);
  return ui;
}

/** The shared part of a kind, for the browser. Throws on an unknown id. */
export function getKindForBrowser(id: string): Kind {
  const kind = kindById.get(id);
  if (!kind) throw new Error(`there is no exercise kind "${id}"`);
  return kind;
}
