import type { Catalogue } from '../catalogue';
import type { QualityFloor } from '../content';
import type { Design } from '../design';
import type { Usefulness } from '../evidence';
import { applyHygieneRules } from './hygiene-rules';
import { explainUsefulness, type Finding } from './make-check';

/** What a design must have whatever its numbers: mean over the rules that have a place in it of the share of places that keep them. */
export function scoreHygiene(
  design: Design,
  catalogue: Catalogue,
  floors: readonly QualityFloor[],
  usefulness: Usefulness,
): Finding {
  const rules = applyHygieneRules({ design, catalogue, floors }).map((rule) => {
    const broken = new Set(rule.findings.map(({ place }) => place)).size;
    const kept = Math.max(0, rule.places - broken);
    return { ...rule, kept, credit: rule.places > 0 ? kept / rule.places : 1 };
  });
  const counted = rules.filter(({ places }) => places > 0);
  const mean = counted.reduce((sum, { credit }) => sum + credit, 0) / Math.max(1, counted.length);
  const findings = rules.flatMap((rule) => rule.findings);
  const [first] = findings;
  return {
    checkId: 'hygiene',
    credit: usefulness.factor * mean,
    summary: `${
      first
        ? `${findings.length} ${findings.length === 1 ? 'place needs' : 'places need'} mending, first ${first.place}: ${first.message}.`
        : 'Every request ends, every provider has a replacement, and high-risk calls can reach a human.'
    }${explainUsefulness(usefulness, mean)}`,
    advice: first
      ? 'Go through the list: each place names what is missing.'
      : 'Nothing is missing. Answer more calls yourself; then this counts in full.',
    evidence: { check: 'hygiene', schemaVersion: 1, usefulness, rules },
  };
}
