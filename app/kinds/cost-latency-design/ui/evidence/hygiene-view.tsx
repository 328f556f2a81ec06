import type { Catalogue } from '../../catalogue';
import type { HygieneEvidence } from '../../evidence';
import { MetMark } from './met-mark';

/** Habits of a design that survives a bad day: rule by rule, and where one is not kept. */
export function HygieneView({ evidence, catalogue }: { evidence: HygieneEvidence; catalogue: Catalogue }) {
  const titles = new Map(catalogue.riskClasses.map(({ id, title }) => [id, title]));
  return (
    <ul className="space-y-3">
      {evidence.rules.map((rule) => (
        <li key={rule.id}>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-medium">{rule.title}</span>
            <MetMark met={rule.kept === rule.places}>
              <span className="text-ink">
                {rule.places === 0 ? ', nothing it speaks of' : `, ${rule.kept} of ${rule.places}`}
              </span>
            </MetMark>
          </p>
          {rule.findings.length > 0 ? (
            <ul className="mt-1 list-disc pl-5">
              {rule.findings.map(({ place, message }) => (
                <li key={`${place} ${message}`}>
                  <code className="font-mono">{titles.get(place) ?? place}</code>: {message}
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
