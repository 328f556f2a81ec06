import { createContext, useContext, type ComponentType } from 'react';
import type { Json } from '../../../../lib/json';
import type { Catalogue } from '../../catalogue';
import type { Stage } from '../../design';
import type { DesignProblem } from '../../design-problems';
import type { StageSummary } from '../../engine/simulation-types';
import type { DropTarget } from './use-stage-drag';

export interface StageListProps {
  stages: readonly Stage[];
  /** Path of the list. */
  list: string;
  /** The list in words, for screen readers. */
  where: string;
}

/** What every part of the visual editor needs. */
export interface PipelineEditing {
  raw: Json;
  catalogue: Catalogue;
  slices: readonly string[];
  problems: readonly DesignProblem[];
  readOnly: boolean;
  /** Path of the stage whose settings are open. */
  openPath: string | null;
  setOpenPath(path: string | null): void;
  /** Applies another design; returns what is wrong instead when it is none. */
  change(raw: Json): string | null;
  /** What stages came to in the simulation, by id. */
  stages: ReadonlyMap<string, StageSummary>;
  drag: { path: string | null; target: DropTarget | null; start(path: string, event: React.PointerEvent): void };
  /** Draws a list of stages; here because lists hold stages that hold lists. */
  List: ComponentType<StageListProps>;
  /** Says what happened, for screen readers. */
  announce(words: string): void;
  /** The handle of this stage takes the focus when it is drawn next. */
  focusHandle(path: string): void;
  /** Whether this handle is that one; asks once. */
  takesFocus(path: string): boolean;
}

const Context = createContext<PipelineEditing | null>(null);
export const PipelineEditingProvider = Context.Provider;

export function usePipelineEditing(): PipelineEditing {
  const editing = useContext(Context);
  if (!editing) throw new Error('a part of the pipeline editor is outside of it');
  return editing;
}

/** What is said about one place of the design, or about anything beneath it that has no field of its own. */
export const problemsAt = (problems: readonly DesignProblem[], path: string): string[] =>
  problems.filter((problem) => problem.path === path).map(({ message }) => message);
