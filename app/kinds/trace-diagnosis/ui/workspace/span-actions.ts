import type { Span } from '../../../../lib/trace/trace-types';
import type { SpanAction } from '../../../../ui/trace/trace-viewer-types';
import type { TraceDiagnosisFields } from '../../kind';
import type { AnswerEditing } from './use-answer-editing';

/** What can be done with a span of the broken run: make it the root cause, a suspect, or what rules one out. */
export function spanActions(fields: TraceDiagnosisFields, editing: AnswerEditing, span: Span): SpanAction[] {
  const isCause = fields.rootCause.spanId === span.id;
  const suspect = fields.ruledOut.findIndex(({ spanId }) => spanId === span.id);
  // The last hypothesis is the one that is being worked on.
  const last = fields.ruledOut.length - 1;
  const rules = fields.ruledOut[last]?.ruledOutBy === span.id;
  return [
    {
      label: isCause ? 'Your root cause' : 'Set as root cause',
      key: 'r',
      pressed: isCause,
      onChoose: () => editing.setRootCause({ spanId: isCause ? '' : span.id }),
    },
    {
      label: suspect === -1 ? 'Suspect' : `Suspect ${suspect + 1}`,
      key: 's',
      pressed: suspect !== -1,
      onChoose: () => {
        if (suspect === -1) editing.addHypothesis(span.id);
        else editing.setHypothesis(suspect, { spanId: '' });
      },
    },
    ...(last < 0
      ? []
      : [
          {
            label: rules ? `Rules out ${last + 1}` : `Use to rule out ${last + 1}`,
            key: 'o',
            pressed: rules,
            onChoose: () => editing.setHypothesis(last, { ruledOutBy: rules ? '' : span.id }),
          },
        ]),
  ];
}
