import type { CheckResult } from '../../../contract';
import { evidence as evidenceSchema, type Evidence } from '../../evidence';
import type { TraceDiagnosisAnswer, TraceDiagnosisPublicView } from '../../kind';
import { ChoiceView } from './choice-view';
import { DetectorView } from './detector-view';
import { EvidenceView } from './evidence-view';
import { HerringsView } from './herrings-view';
import { LocationView } from './location-view';
import { NotMeasuredView } from './not-measured-view';
import { ReplayView } from './replay-view';
import { SiblingsView } from './siblings-view';

/** Draws the evidence of one check of a trace-diagnosis exercise; evidence of an unknown shape is shown as it is stored. */
export function CheckEvidence({
  check,
  view,
  answer,
}: {
  check: CheckResult;
  view: TraceDiagnosisPublicView;
  answer: TraceDiagnosisAnswer;
}) {
  const parsed = evidenceSchema.safeParse(check.evidence);
  if (parsed.success) return <Drawn {...{ view, answer }} evidence={parsed.data} />;
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

function Drawn({
  evidence,
  view,
  answer,
}: {
  evidence: Evidence;
  view: TraceDiagnosisPublicView;
  answer: TraceDiagnosisAnswer;
}) {
  switch (evidence.check) {
    case 'location':
      return <LocationView evidence={evidence} view={view} />;
    case 'actor':
    case 'category':
      return <ChoiceView evidence={evidence} />;
    case 'evidence':
      return <EvidenceView evidence={evidence} view={view} />;
    case 'herrings':
      return <HerringsView evidence={evidence} view={view} answer={answer} />;
    case 'replay':
      return <ReplayView evidence={evidence} />;
    case 'siblings':
      return <SiblingsView evidence={evidence} />;
    case 'detector':
      return <DetectorView evidence={evidence} />;
    case 'not-measured':
      return <NotMeasuredView evidence={evidence} />;
  }
}
