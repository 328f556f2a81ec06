import { useFix } from './fix-context';
import { ChoiceSetting, NumberSetting } from './plain-settings';
import { SettingFrame } from './setting-frame';
import { SettingGroup } from './setting-group';

const ACTIONS = [
  ['stop', 'ends the run'],
  ['tell-agent', 'tells the agent'],
  ['hand-to-person', 'hands the task to a person'],
] as const;

/** Budgets of a whole run, and the guard against repeated calls. */
export function LimitsCard() {
  const { draft } = useFix();
  const guard = ['limits', 'loopGuard'];
  return (
    <SettingGroup title="Limits" steps={['limits']} open>
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberSetting steps={['limits', 'maxSteps']} title="Most model turns" />
        <NumberSetting steps={['limits', 'maxSeconds']} title="Longest run" unit="seconds" />
      </div>
      <SettingFrame steps={guard} title="Loop guard">
        {({ value, disabled, set, ...control }) => (
          <label className="flex min-h-[26px] items-center gap-1.5 text-[0.8667rem]">
            <input
              {...control}
              type="checkbox"
              checked={value !== null}
              disabled={disabled}
              onChange={(event) => set(event.target.checked ? { repeats: 3, action: 'tell-agent' } : null)}
              className="size-4 accent-[var(--accent)]"
            />
            acts on identical calls
          </label>
        )}
      </SettingFrame>
      {draft.limits.loopGuard !== null && (
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberSetting steps={[...guard, 'repeats']} title="Identical calls" />
          <ChoiceSetting steps={[...guard, 'action']} title="The guard" options={ACTIONS} />
        </div>
      )}
    </SettingGroup>
  );
}
