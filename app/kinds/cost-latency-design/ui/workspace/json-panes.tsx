import type { Catalogue } from '../../catalogue';
import { CHANGED_DESIGN_FILE, DESIGN_FILE } from '../../kind';
import type { DraftDesign } from '../design/use-draft-design';
import { JsonPane } from './json-pane';
import { PartSwitch, type Part } from './part-switch';

interface JsonPanesProps {
  part: Part;
  parts: { part: Part; titles: Record<Part, string>; onChoose(part: Part): void } | null;
  first: DraftDesign;
  change: DraftDesign;
  catalogue: Catalogue;
  changedCatalogue: Catalogue | null;
  withChange: boolean;
  readOnly: boolean;
  shown: boolean;
  refusals(file: string): string[];
}

/** The JSON of the design, or of both designs where the exercise has a second part; without JavaScript one after the other. */
export function JsonPanes(props: JsonPanesProps) {
  const { part, parts, first, change, catalogue, changedCatalogue, withChange, readOnly, shown, refusals } = props;
  const visible = 'flex min-h-0 flex-1 flex-col';
  const hidden = 'js-hidden hidden';
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {parts ? <PartSwitch {...parts} /> : null}
      <div className={part === 'first' ? visible : hidden}>
        <JsonPane
          {...{ catalogue, readOnly }}
          path={DESIGN_FILE}
          label={`Design (${DESIGN_FILE})`}
          draft={first}
          shown={shown && part === 'first'}
          refusals={refusals(DESIGN_FILE)}
        />
      </div>
      {withChange ? (
        <div className={part === 'change' ? visible : hidden}>
          <JsonPane
            {...{ readOnly }}
            catalogue={changedCatalogue ?? catalogue}
            path={CHANGED_DESIGN_FILE}
            label={`Design after the change (${CHANGED_DESIGN_FILE})`}
            draft={change}
            shown={shown && part === 'change'}
            refusals={refusals(CHANGED_DESIGN_FILE)}
          />
        </div>
      ) : null}
    </div>
  );
}
