import { useMemo, useState } from 'react';
import { inputStyle } from '../../../../ui/field';
import type { AgentConfig } from '../../engine/agent-config.ts';
import type { PatchOperation, TraceDiagnosisContent } from '../../kind';
import { applyPatch } from '../../patch/apply-patch';
import { isWithin, parsePointer } from '../../patch/json-pointer';
import { AgentCard } from './agent-card';
import { ChangeList } from './change-list';
import { draftOf, setInPatch } from './edit-config';
import { FixContext, type FixEditing } from './fix-context';
import { LimitsCard } from './limits-card';
import { PatchJson } from './patch-json';
import { RetrieverCard } from './retriever-card';
import { ToolCard } from './tool-card';

interface FixProps {
  content: TraceDiagnosisContent;
  base: AgentConfig;
  patch: PatchOperation[];
  readOnly: boolean;
  onPatch(patch: PatchOperation[]): void;
}

/** The agent's configuration as a form whose changes are the patch. */
export function FixPane({ content, base, patch, readOnly, onPatch }: FixProps) {
  const [wanted, setWanted] = useState('');
  const draft = useMemo(() => draftOf(base, patch).draft, [base, patch]);
  const patched = useMemo(() => applyPatch({ config: base, patch, locked: content.locked }), [base, patch, content]);
  const locked = useMemo(() => content.locked.flatMap((path) => [parsePointer(path) ?? []]), [content]);
  const editing: FixEditing = {
    ...{ base, draft, readOnly },
    set: (steps, value) => onPatch(setInPatch({ base, patch, steps, value })),
    isLocked: (steps) => locked.some((place) => isWithin(place, steps)),
    problemAt: (steps) =>
      patched.problems.find(({ path }) => {
        const place = parsePointer(path);
        return place !== null && (isWithin(steps, place) || isWithin(place, steps));
      })?.message,
  };
  const fits = (name: string) => name.toLowerCase().includes(wanted.trim().toLowerCase());
  return (
    <FixContext.Provider value={editing}>
      <div className="grid gap-4 p-4">
        <ChangeList {...{ patch, patched, readOnly, onPatch }} />
        <input
          type="search"
          aria-label="Find an agent, tool or retriever"
          placeholder="Find an agent, tool or retriever"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          className={inputStyle}
        />
        <div className="grid gap-2">
          {Object.keys(base.agents)
            .filter(fits)
            .map((id) => (
              <AgentCard key={id} id={id} />
            ))}
          {Object.keys(base.tools)
            .filter(fits)
            .map((name) => (
              <ToolCard key={name} name={name} />
            ))}
          {Object.keys(base.retrievers)
            .filter(fits)
            .map((name) => (
              <RetrieverCard key={name} name={name} />
            ))}
          {fits('limits loop guard steps seconds') && <LimitsCard />}
        </div>
        <PatchJson {...{ patch, readOnly, onPatch }} />
      </div>
    </FixContext.Provider>
  );
}
