import type { AgentConfig } from '../../engine/agent-config.ts';
import { diffConfig } from '../../patch/diff-config';
import { countChanges } from './edit-config';

/** Operations that lead from one configuration to the other at a place or beneath it. */
export const countChangedPlaces = (base: AgentConfig, draft: AgentConfig, steps: readonly string[]): number =>
  countChanges(diffConfig(base, draft), steps);
