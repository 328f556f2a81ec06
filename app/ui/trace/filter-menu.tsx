import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from '../button';
import { filterCount, NO_FILTER, type FilterChoices } from './filter-spans';
import { KIND_LOOK } from './span-look';
import type { TraceFilter } from './trace-viewer-types';

/** Button that opens the choice of kinds, tools, agents and status. */
export function FilterMenu({
  choices,
  filter,
  onChange,
}: {
  choices: FilterChoices;
  filter: TraceFilter;
  onChange(filter: TraceFilter): void;
}) {
  const count = filterCount(filter);
  const toggled = <T,>(list: readonly T[], value: T): T[] =>
    list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button size="sm" data-viewer-key="f">
          Filter{count > 0 ? ` (${count})` : ''}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label="Which spans are shown"
          className="z-40 grid max-h-[min(30rem,var(--radix-popover-content-available-height))] w-[min(34rem,calc(100vw-1rem))] gap-3 overflow-auto rounded-card border border-line bg-surface p-3 text-[0.8667rem] shadow-lg sm:grid-cols-2"
        >
          <Group title="Kind">
            {choices.kinds.map(([kind, spans]) => (
              <Choice
                key={kind}
                label={KIND_LOOK[kind].title}
                spans={spans}
                checked={filter.kinds.includes(kind)}
                onChange={() => onChange({ ...filter, kinds: toggled(filter.kinds, kind) })}
              />
            ))}
          </Group>
          <Group title="Status">
            <Choice
              label="Failed"
              spans={choices.errors}
              checked={filter.errorsOnly}
              onChange={() => onChange({ ...filter, errorsOnly: !filter.errorsOnly })}
            />
          </Group>
          {(['tools', 'agents'] as const).map((list) =>
            choices[list].length === 0 ? null : (
              <Group key={list} title={list === 'tools' ? 'Tool' : 'Agent'}>
                {choices[list].map(([name, spans]) => (
                  <Choice
                    key={name}
                    label={name}
                    spans={spans}
                    checked={filter[list].includes(name)}
                    onChange={() => onChange({ ...filter, [list]: toggled(filter[list], name) })}
                  />
                ))}
              </Group>
            ),
          )}
          <div className="sm:col-span-2">
            <Button size="sm" disabled={count === 0} onClick={() => onChange(NO_FILTER)}>
              Show all spans
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">{title}</legend>
      {children}
    </fieldset>
  );
}

function Choice({
  label,
  spans,
  checked,
  onChange,
}: {
  label: string;
  spans: number;
  checked: boolean;
  onChange(): void;
}) {
  return (
    <label className="flex min-h-[26px] cursor-pointer items-center gap-2">
      <input type="checkbox" checked={checked} onChange={onChange} className="size-4 shrink-0 accent-[var(--accent)]" />
      <span className="min-w-0 truncate">{label}</span>
      <span className="ml-auto text-muted tabular-nums">{spans}</span>
    </label>
  );
}
