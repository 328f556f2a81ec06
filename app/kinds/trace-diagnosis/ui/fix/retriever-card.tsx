import { Button } from '../../../../ui/button';
import { AddEntry } from './agent-card';
import { useFix } from './fix-context';
import { ChoiceSetting, FlagSetting, NumberSetting, TextSetting } from './plain-settings';
import { SettingGroup } from './setting-group';

const ON_EMPTY = [
  ['silent', 'an empty list is returned'],
  ['say-so', 'a plain notice is returned'],
  ['drop-filters', 'it asks once more without default filters and says so'],
] as const;

/** Query, threshold and filters of one retriever. */
export function RetrieverCard({ name }: { name: string }) {
  const { draft, readOnly, isLocked, set } = useFix();
  const at = ['retrievers', name];
  const filters = Object.keys(draft.retrievers[name]?.defaultFilters ?? {});
  const place = [...at, 'defaultFilters'];
  return (
    <SettingGroup title={`Retriever ${name}`} steps={at} open={Object.keys(draft.retrievers).length === 1}>
      <TextSetting steps={[...at, 'description']} title="Description" />
      <div className="grid gap-4 sm:grid-cols-3">
        <NumberSetting steps={[...at, 'topK']} title="Documents returned" />
        <NumberSetting steps={[...at, 'minScore']} title="Least score" hint="From 0 to 1." />
        <NumberSetting steps={[...at, 'timeoutMs']} title="Timeout" unit="ms" />
      </div>
      {filters.map((filter) => (
        <div key={filter}>
          <TextSetting steps={[...place, filter]} title={`Default filter: ${filter}`} rows={1} />
          <Button
            size="sm"
            variant="ghost"
            disabled={readOnly || isLocked([...place, filter])}
            onClick={() => set([...place, filter], undefined)}
          >
            Take out the filter {filter}
          </Button>
        </div>
      ))}
      <AddEntry label="New default filter" place={place} taken={filters} value="" />
      <FlagSetting steps={[...at, 'reportFilters']} title="The agent is told which filters were applied" />
      <ChoiceSetting steps={[...at, 'onEmpty']} title="When nothing is found" options={ON_EMPTY} />
    </SettingGroup>
  );
}
