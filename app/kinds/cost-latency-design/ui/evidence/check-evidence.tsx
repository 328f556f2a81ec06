import type { CheckResult } from '../../../contract';
import type { Catalogue } from '../../catalogue';
import type { CostLatencyPublicView } from '../../content';
import { evidence as evidenceSchema, type Evidence } from '../../evidence';
import { ChangeView } from './change-view';
import { EmptyRetrievalView } from './empty-retrieval-view';
import { FloorsView } from './floors-view';
import { FrontierView } from './frontier-view';
import { HygieneView } from './hygiene-view';
import { MemoFiguresView } from './memo-figures-view';
import { NotMeasuredView } from './not-measured-view';
import { RobustnessView } from './robustness-view';
import { TargetsView } from './targets-view';
import { UsefulnessNote } from './usefulness-note';

/** Draws the evidence of one check; evidence of an unknown shape is shown as it is stored. */
export function CheckEvidence({ check, view }: { check: CheckResult; view: CostLatencyPublicView }) {
  const parsed = evidenceSchema.safeParse(check.evidence);
  if (parsed.success) {
    return (
      <div className="space-y-4">
        {'usefulness' in parsed.data ? <UsefulnessNote usefulness={parsed.data.usefulness} /> : null}
        <Drawn evidence={parsed.data} catalogue={view.catalogue} />
      </div>
    );
  }
  if (check.evidence === null) return null;
  return (
    <details>
      <summary>This evidence was written by another version of the grader. Show it as stored</summary>
      <pre className="mt-2 overflow-x-auto rounded-control bg-sunken p-3 font-mono text-[0.8rem]">
        {JSON.stringify(check.evidence, null, 2)}
      </pre>
    </details>
  );
}

function Drawn({ evidence, catalogue }: { evidence: Evidence; catalogue: Catalogue }) {
  switch (evidence.check) {
    case 'targets':
      return <TargetsView evidence={evidence} />;
    case 'floors':
      return <FloorsView evidence={evidence} />;
    case 'empty-retrieval':
      return <EmptyRetrievalView evidence={evidence} />;
    case 'frontier':
      return <FrontierView evidence={evidence} />;
    case 'robustness':
      return <RobustnessView evidence={evidence} />;
    case 'hygiene':
      return <HygieneView evidence={evidence} catalogue={catalogue} />;
    case 'memo-figures':
      return <MemoFiguresView evidence={evidence} />;
    case 'change':
      return <ChangeView evidence={evidence} />;
    case 'not-measured':
      return <NotMeasuredView evidence={evidence} />;
  }
}
