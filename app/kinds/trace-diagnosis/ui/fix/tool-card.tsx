import { useFix } from './fix-context';
import { JsonSetting } from './json-setting';
import { ChoiceSetting, NumberSetting, SomeOfSetting, TextSetting } from './plain-settings';
import { SettingFrame } from './setting-frame';
import { SettingGroup } from './setting-group';

const VALIDATION = [
  ['off', 'arguments are sent as they are'],
  ['reject', 'arguments that break the schema are refused'],
] as const;
const KEYS = [
  ['none', 'no key is sent'],
  ['per-attempt', 'a new key for every attempt'],
  ['per-operation', 'one key for every intended effect'],
] as const;
const AFTER_TIMEOUT = [
  ['report-failure', 'the agent is told that it failed'],
  ['report-unknown', 'the agent is told that it may have happened'],
] as const;
const CONFIRM = [
  ['never', 'never'],
  ['over-threshold', 'above a threshold'],
  ['always', 'always'],
] as const;

/** Definition, time, retries and safeguards of one tool. */
export function ToolCard({ name }: { name: string }) {
  const at = ['tools', name];
  return (
    <SettingGroup title={`Tool ${name}`} steps={at}>
      <TextSetting steps={[...at, 'description']} title="Description" />
      <JsonSetting steps={[...at, 'parameters']} title="Arguments" hint="JSON schema." />
      <ChoiceSetting steps={[...at, 'validateArguments']} title="Validation of arguments" options={VALIDATION} />
      <div className="grid gap-4 sm:grid-cols-3">
        <NumberSetting steps={[...at, 'timeoutMs']} title="Timeout" unit="ms" />
        <NumberSetting steps={[...at, 'retry', 'attempts']} title="Attempts" hint="1 is no retry." />
        <NumberSetting steps={[...at, 'retry', 'backoffMs']} title="Pause between them" unit="ms" />
      </div>
      <SomeOfSetting
        steps={[...at, 'retry', 'on']}
        title="Tried again after"
        options={['timeout', 'unavailable', 'rate-limited']}
      />
      <ChoiceSetting steps={[...at, 'idempotencyKey']} title="Idempotency key" options={KEYS} />
      <ChoiceSetting steps={[...at, 'afterTimeout']} title="After a timeout" options={AFTER_TIMEOUT} />
      <ChoiceSetting steps={[...at, 'confirm']} title="A person confirms the call" options={CONFIRM} />
      <ConfirmOver name={name} />
    </SettingGroup>
  );
}

/** The argument and the threshold of a confirmation, which are set together. */
function ConfirmOver({ name }: { name: string }) {
  const { draft } = useFix();
  const tool = draft.tools[name];
  if (!tool || (tool.confirm !== 'over-threshold' && tool.confirmOver === null)) return null;
  const at = ['tools', name, 'confirmOver'];
  return (
    <>
      <SettingFrame steps={at} title="Confirmed above a threshold">
        {({ value, disabled, set, ...control }) => (
          <label className="flex min-h-[26px] items-center gap-1.5 text-[0.8667rem]">
            <input
              {...control}
              type="checkbox"
              checked={value !== null}
              disabled={disabled}
              onChange={(event) => set(event.target.checked ? { argument: 'amount', value: 100 } : null)}
              className="size-4 accent-[var(--accent)]"
            />
            a numeric argument decides
          </label>
        )}
      </SettingFrame>
      {tool.confirmOver !== null && (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextSetting steps={[...at, 'argument']} title="Argument" rows={1} />
          <NumberSetting steps={[...at, 'value']} title="Asked above" />
        </div>
      )}
    </>
  );
}
