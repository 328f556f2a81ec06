import { useState } from 'react';
import { Button } from '../../../../ui/button';
import { inputStyle } from '../../../../ui/field';
import { configName } from '../../config';
import { useFix } from './fix-context';
import { ChoiceSetting, FlagSetting, NamesSetting, NumberSetting, SomeOfSetting, TextSetting } from './plain-settings';
import { SettingGroup } from './setting-group';

const KEEP = [
  ['all', 'everything'],
  ['recent', 'the most recent messages'],
  ['summary', 'a summary, then the most recent messages'],
] as const;

/** Prompt, tools, context and hand-offs of one agent. */
export function AgentCard({ id }: { id: string }) {
  const { draft } = useFix();
  const agent = draft.agents[id];
  if (!agent) return null;
  const at = ['agents', id];
  return (
    <SettingGroup title={`Agent ${id}`} steps={at} open={Object.keys(draft.agents).length === 1}>
      <TextSetting steps={[...at, 'model']} title="Model" rows={1} />
      {Object.keys(agent.prompt).map((section) => (
        <PromptSection key={section} steps={[...at, 'prompt', section]} section={section} />
      ))}
      <AddEntry label="New prompt section" place={[...at, 'prompt']} taken={Object.keys(agent.prompt)} value="" />
      <SomeOfSetting
        steps={[...at, 'tools']}
        title="Tools it may call"
        options={[...Object.keys(draft.tools), ...Object.keys(draft.retrievers)]}
      />
      <ChoiceSetting steps={[...at, 'context', 'keep']} title="Of the conversation it sees" options={KEEP} />
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberSetting steps={[...at, 'context', 'recentMessages']} title="Recent messages" unit="messages" />
        <NumberSetting steps={[...at, 'context', 'maxToolResultChars']} title="Longest tool result" unit="characters" />
      </div>
      <NamesSetting steps={[...at, 'context', 'pinned']} title="Always kept" hint="Labels of messages, one per line." />
      <HandOffs id={id} />
    </SettingGroup>
  );
}

function PromptSection({ steps, section }: { steps: readonly string[]; section: string }) {
  const { base, readOnly, isLocked, set } = useFix();
  const agent = base.agents[steps[1] ?? ''];
  const isNew = agent !== undefined && !Object.hasOwn(agent.prompt, section);
  return (
    <div>
      <TextSetting steps={steps} title={`Prompt: ${section}`} rows={4} />
      {isNew && (
        <Button size="sm" variant="ghost" disabled={readOnly || isLocked(steps)} onClick={() => set(steps, undefined)}>
          Take out {section}
        </Button>
      )}
    </div>
  );
}

const CARRIES = [
  ['payload', 'the payload only'],
  ['conversation', "the payload and the sender's conversation"],
] as const;

function HandOffs({ id }: { id: string }) {
  const { draft, readOnly, isLocked, set } = useFix();
  const rules = draft.agents[id]?.handOffs ?? {};
  const place = ['agents', id, 'handOffs'];
  const others = Object.keys(draft.agents).filter((name) => name !== id && !Object.hasOwn(rules, name));
  return (
    <>
      {Object.keys(rules).map((target) => {
        const at = [...place, target];
        return (
          <fieldset key={target} className="grid gap-3 rounded-control border border-line p-3">
            <legend className="px-1 text-[0.8667rem] font-medium">Hand-off to {target}</legend>
            <FlagSetting steps={[...at, 'enabled']} title="Allowed" />
            <NamesSetting steps={[...at, 'requires']} title="Fields the payload must carry" hint="One per line." />
            <ChoiceSetting steps={[...at, 'carries']} title="The receiver sees" options={CARRIES} />
            <NumberSetting
              steps={[...at, 'maxTransfers']}
              title="Most transfers in a run"
              none="no limit"
              fallback={2}
            />
          </fieldset>
        );
      })}
      {others.map((target) => (
        <Button
          key={target}
          size="sm"
          className="justify-self-start"
          disabled={readOnly || isLocked([...place, target])}
          onClick={() =>
            set([...place, target], { enabled: true, requires: [], carries: 'payload', maxTransfers: null })
          }
        >
          Allow hand-offs to {target}
        </Button>
      ))}
    </>
  );
}

/** Adds a named entry to a record. */
export function AddEntry({
  label,
  place,
  taken,
  value,
}: {
  label: string;
  place: readonly string[];
  taken: readonly string[];
  value: string;
}) {
  const { readOnly, isLocked, set } = useFix();
  const [name, setName] = useState('');
  const disabled = readOnly || isLocked(place);
  const fits = configName.safeParse(name).success && !taken.includes(name);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <input
        aria-label={`${label}: name`}
        placeholder="name"
        value={name}
        disabled={disabled}
        onChange={(event) => setName(event.target.value)}
        className={`${inputStyle} !w-44`}
      />
      <Button
        size="sm"
        disabled={disabled || !fits}
        onClick={() => {
          set([...place, name], value);
          setName('');
        }}
      >
        {label}
      </Button>
    </div>
  );
}
