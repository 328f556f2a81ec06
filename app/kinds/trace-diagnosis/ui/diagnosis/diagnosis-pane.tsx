import { Badge } from '../../../../ui/badge';
import { LEAST_RULED_OUT } from '../../answer-problems';
import type { TraceDiagnosisContent, TraceDiagnosisFields } from '../../kind';
import type { AnswerEditing } from '../workspace/use-answer-editing';
import { EvidenceList } from './evidence-list';
import { HypothesisList } from './hypothesis-list';
import { RootCause } from './root-cause';
import type { SpanChoosing } from './span-choice';

export interface DiagnosisProps {
  content: TraceDiagnosisContent;
  fields: TraceDiagnosisFields;
  editing: AnswerEditing;
  choosing: SpanChoosing;
  problems: { path: string; message: string }[];
}

/** Where the fault is, what shows it, and what it was not. */
export function DiagnosisPane(props: DiagnosisProps) {
  const { fields } = props;
  const { rootCause, evidence, ruledOut } = fields;
  const missing = [
    rootCause.spanId === '' && 'root cause',
    rootCause.actor === '' && 'actor',
    rootCause.category === '' && 'category',
    evidence.length === 0 && 'evidence',
    ruledOut.length < LEAST_RULED_OUT && `${LEAST_RULED_OUT - ruledOut.length} ruled-out`,
  ].filter(Boolean);
  return (
    <div className="grid gap-6 p-4">
      <p className="text-[0.8667rem] text-muted">
        {missing.length > 0 ? (
          <>
            Still open: <Badge tone="warn">{missing.join(', ')}</Badge>
          </>
        ) : (
          'Every part of the diagnosis is filled in.'
        )}
      </p>
      <RootCause {...props} />
      <EvidenceList {...props} />
      <HypothesisList {...props} />
    </div>
  );
}
