import type { TraceMark } from '../../../../ui/trace/trace-viewer-types';
import type { TraceDiagnosisFields } from '../../kind';
import type { PublicRunDetails } from '../../public-run';

/** What the rows of the broken run say about the answer so far: root cause, suspects, what rules them out, what the detector named. */
export function diagnosisMarks(fields: TraceDiagnosisFields, details: PublicRunDetails | null): TraceMark[] {
  const { rootCause, ruledOut } = fields;
  const named = details?.detector.find(({ trace }) => trace === 'broken')?.detection?.spans ?? [];
  const marks: TraceMark[] = [
    ...(rootCause.spanId === ''
      ? []
      : [{ spanId: rootCause.spanId, label: 'Your root cause', tone: 'accent' as const }]),
    ...ruledOut.flatMap(({ spanId, ruledOutBy }, at): TraceMark[] => [
      ...(spanId === '' ? [] : [{ spanId, label: `Suspect ${at + 1}`, tone: 'warn' as const }]),
      ...(ruledOutBy === '' ? [] : [{ spanId: ruledOutBy, label: `Rules out ${at + 1}`, tone: 'good' as const }]),
    ]),
    ...[...new Set(named)].map((spanId): TraceMark => ({ spanId, label: 'Your detector', tone: 'bad' })),
  ];
  return marks;
}
