import { createContext, useContext } from 'react';
import type { Json } from '../../../../lib/json';
import type { AgentConfig } from '../../engine/agent-config.ts';

/** What every field of the form shares. */
export interface FixEditing {
  base: AgentConfig;
  draft: AgentConfig;
  readOnly: boolean;
  /** Sets the value at a place; undefined takes an entry out. */
  set(steps: readonly string[], value: Json | undefined): void;
  isLocked(steps: readonly string[]): boolean;
  /** What is wrong with the value at a place, or beneath or around it. */
  problemAt(steps: readonly string[]): string | undefined;
}

export const FixContext = createContext<FixEditing | null>(null);

/** The form's shared part. Throws outside of it. */
export function useFix(): FixEditing {
  const editing = useContext(FixContext);
  if (!editing) throw new Error('a setting is drawn outside of the form');
  return editing;
}
