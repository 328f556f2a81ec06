import type { CheckResult } from '../../contract';
import { evidence as evidenceSchema, type Evidence } from '../evidence';
import { AgreementView } from './check-evidence-agreement';
import { BudgetView } from './check-evidence-budget';
import { EquivalentsView } from './check-evidence-equivalents';
import { LabelAuditView } from './check-evidence-label-audit';
import { MutantsView } from './check-evidence-mutants';
import { NotMeasuredView } from './check-evidence-not-measured';
import { RankingView } from './check-evidence-ranking';
import { SlicesView } from './check-evidence-slices';
import { StabilityView } from './check-evidence-stability';

/** Draws the evidence of one check of an eval-design exercise; evidence of an unknown shape is shown as it is stored. */
export function CheckEvidence({ check }: { check: CheckResult }) {
  const parsed = evidenceSchema.safeParse(check.evidence);
  if (parsed.success) return <Drawn evidence={parsed.data} />;
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

function Drawn({ evidence }: { evidence: Evidence }) {
  switch (evidence.check) {
    case 'mutants':
      return <MutantsView evidence={evidence} />;
    case 'equivalents':
      return <EquivalentsView evidence={evidence} />;
    case 'agreement':
      return <AgreementView evidence={evidence} />;
    case 'slices':
      return <SlicesView evidence={evidence} />;
    case 'ranking':
      return <RankingView evidence={evidence} />;
    case 'stability':
      return <StabilityView evidence={evidence} />;
    case 'budget':
      return <BudgetView evidence={evidence} />;
    case 'label-audit':
      return <LabelAuditView evidence={evidence} />;
    case 'not-measured':
      return <NotMeasuredView evidence={evidence} />;
  }
}
