import type { LabelAuditEvidence } from '../evidence';
import type { LabelAuditKey, PublicRow } from '../formats';
import type { EvalDesignFields } from '../kind';
import { classificationRates } from '../../../lib/statistics/classification';
import { percent, type Finding } from './make-check';
import { LABEL_AUDIT_FLOOD, LABEL_AUDIT_SCALE, ramp } from './thresholds';

/**
 * F1 of the candidate's claims that a public label is wrong. Claims on honestly debatable rows count neither way; claims that
 * dispute nothing (unknown row, the label as given, a row claimed before) are void. Which wrong labels were missed is never told,
 * only how many.
 */
export function scoreLabelAudit(fields: EvalDesignFields, rows: readonly PublicRow[], key: LabelAuditKey): Finding {
  const wrong = new Map(key.wrong.map((entry) => [entry.rowId, entry]));
  const ambiguous = new Set(key.ambiguous);
  const given = new Map(rows.map((row) => [row.id, row.label]));
  const seen = new Set<string>();
  const claims = fields.labelAudit.map(({ rowId, label }): LabelAuditEvidence['claims'][number] => {
    const disputes = !seen.has(rowId) && given.has(rowId) && given.get(rowId) !== label;
    if (disputes) seen.add(rowId);
    const entry = wrong.get(rowId);
    const verdict = !disputes ? 'void' : ambiguous.has(rowId) ? 'ambiguous' : entry ? 'right' : 'wrong';
    return { rowId, claimed: label, verdict, why: verdict === 'right' ? (entry?.why ?? null) : null };
  });
  const count = (verdict: string) => claims.filter((claim) => claim.verdict === verdict).length;
  const right = count('right');
  const missed = key.wrong.length - right;
  const rates = classificationRates({
    truePositives: right,
    falsePositives: count('wrong'),
    falseNegatives: missed,
    trueNegatives: 0,
  });
  const precision = rates.precision;
  const f1 = rates.f1 ?? 0;
  return {
    checkId: 'label-audit',
    credit: ramp(f1, LABEL_AUDIT_SCALE),
    summary:
      right + count('wrong') === 0
        ? `No label was disputed; ${key.wrong.length} of ${rows.length} public labels are wrong.`
        : `${right} of ${right + count('wrong')} disputed labels are wrong indeed, and ${missed} wrong ${missed === 1 ? 'label was' : 'labels were'} missed (F1 ${f1.toFixed(2)}).`,
    advice:
      missed > 0
        ? `Read the rows where a check you trust disagrees with the label, against the documents. ${percent(rates.recall ?? 0)} of the wrong labels were found.`
        : 'Dispute a label only when the documents settle it; every wrong claim costs precision.',
    evidence: {
      check: 'label-audit',
      schemaVersion: 1,
      right,
      wrong: count('wrong'),
      ambiguous: count('ambiguous'),
      void: count('void'),
      missed,
      precision,
      recall: rates.recall ?? 0,
      f1,
      claims: isFlood(fields, rows) ? [] : claims,
    },
  };
}

/** Whether so many rows are claimed that the claims say nothing. */
export function isFlood(fields: EvalDesignFields, rows: readonly PublicRow[]): boolean {
  const claimed = new Set(fields.labelAudit.map((claim) => claim.rowId));
  return claimed.size > LABEL_AUDIT_FLOOD * rows.length;
}
