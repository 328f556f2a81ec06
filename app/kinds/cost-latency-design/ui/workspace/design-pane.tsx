import { Button } from '../../../../ui/button';
import { Notice } from '../../../../ui/notice';
import type { Catalogue } from '../../catalogue';
import type { StageSummary } from '../../engine/simulation-types';
import { PipelineEditor } from '../design/pipeline-editor';
import type { DraftDesign } from '../design/use-draft-design';
import { PartSwitch, type Part } from './part-switch';

interface DesignPaneProps {
  draft: DraftDesign;
  catalogue: Catalogue;
  slices: readonly string[];
  stages: readonly StageSummary[];
  readOnly: boolean;
  /** Null for exercises of one part. */
  parts: { part: Part; titles: Record<Part, string>; onChoose(part: Part): void } | null;
  /** What changed, while the second part is worked on. */
  changeNote: string | null;
  firstText: string;
  onShowJson(): void;
}

/** The visual editor, and for exercises of two parts which of the two designs it shows. */
export function DesignPane(props: DesignPaneProps) {
  const { draft, catalogue, slices, stages, readOnly, parts, changeNote, firstText, onShowJson } = props;
  const blank = draft.text.trim() === '';
  return (
    <div className="needs-js flex min-h-0 flex-1 flex-col">
      {parts ? <PartSwitch {...parts} /> : null}
      <div className="min-h-0 flex-1">
        {changeNote ? (
          <Notice
            tone="accent"
            className="mx-4 mt-4"
            actions={
              draft.text === firstText || readOnly ? undefined : (
                <Button size="sm" onClick={() => draft.setText(firstText)}>
                  Copy the first design here
                </Button>
              )
            }
          >
            {changeNote}
          </Notice>
        ) : null}
        {blank && changeNote ? (
          <p className="p-4">There is no design for this part yet.</p>
        ) : (
          <PipelineEditor key={parts?.part} {...{ draft, catalogue, slices, readOnly, stages, onShowJson }} />
        )}
      </div>
    </div>
  );
}
