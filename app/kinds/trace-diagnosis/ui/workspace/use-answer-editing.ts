import { useMemo, useRef } from 'react';
import type { TracePin } from '../../../../ui/trace/trace-viewer-types';
import type { PatchOperation, PinnedEvidence, RuledOut, TraceDiagnosisAnswer, TraceDiagnosisFields } from '../../kind';
import { withoutPin, withPin } from '../diagnosis/edit-evidence';

/** Changes of the answer, one per thing a person can do. They never change themselves and always work on the latest answer. */
export interface AnswerEditing {
  setFile(path: string, text: string): void;
  setLanguage(language: TraceDiagnosisFields['language'], path: string, starter: string): void;
  setRootCause(change: Partial<TraceDiagnosisFields['rootCause']>): void;
  setEvidence(evidence: PinnedEvidence[]): void;
  pin(pin: TracePin): void;
  unpin(pin: TracePin): void;
  setRuledOut(ruledOut: RuledOut[]): void;
  setHypothesis(at: number, change: Partial<RuledOut>): void;
  addHypothesis(suspect: string): void;
  setPatch(patch: PatchOperation[]): void;
}

export const EMPTY_HYPOTHESIS: RuledOut = { hypothesis: '', spanId: '', category: '', ruledOutBy: '', reason: '' };

/** The changes for the answer at hand; while it is read-only they do nothing. */
export function useAnswerEditing(options: {
  answer: TraceDiagnosisAnswer;
  onChange(next: TraceDiagnosisAnswer): void;
  readOnly: boolean;
}): AnswerEditing {
  const latest = useRef(options);
  latest.current = options;
  return useMemo(() => {
    const change = (next: (answer: TraceDiagnosisAnswer) => TraceDiagnosisAnswer) => {
      const { answer, onChange, readOnly } = latest.current;
      if (!readOnly) onChange(next(answer));
    };
    const fields = (next: (fields: TraceDiagnosisFields) => Partial<TraceDiagnosisFields>) =>
      change((answer) => ({ ...answer, fields: { ...answer.fields, ...next(answer.fields) } }));
    return {
      setFile: (path, text) => change((answer) => ({ ...answer, files: { ...answer.files, [path]: text } })),
      setLanguage: (language, path, starter) =>
        change((answer) => ({
          ...answer,
          files: answer.files[path]?.trim() ? answer.files : { ...answer.files, [path]: starter },
          fields: { ...answer.fields, language },
        })),
      setRootCause: (part) => fields(({ rootCause }) => ({ rootCause: { ...rootCause, ...part } })),
      setEvidence: (evidence) => fields(() => ({ evidence })),
      pin: (pin) => fields(({ evidence }) => ({ evidence: withPin(evidence, pin) })),
      unpin: (pin) => fields(({ evidence }) => ({ evidence: withoutPin(evidence, pin) })),
      setRuledOut: (ruledOut) => fields(() => ({ ruledOut })),
      setHypothesis: (at, part) =>
        fields(({ ruledOut }) => ({
          ruledOut: ruledOut.map((one, place) => (place === at ? { ...one, ...part } : one)),
        })),
      addHypothesis: (suspect) =>
        fields(({ ruledOut }) => ({ ruledOut: [...ruledOut, { ...EMPTY_HYPOTHESIS, spanId: suspect }] })),
      setPatch: (patch) => fields(() => ({ patch })),
    };
  }, []);
}
