import { Form } from '@remix-run/react';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { SharePairs } from '../../ui/charts/share-pairs';
import { Field, inputStyle } from '../../ui/field';
import { Notice } from '../../ui/notice';
import type { Tone } from '../../ui/tone';
import type { RubricDiff } from '../rubrics/diff-rubrics';
import type { VersionName } from '../rubrics/rubric-views';
import { CriterionDiff, ExemplarDiff } from './rubric-diff';
import { RubricHeading } from './rubric-heading';
import { nameVersion } from './rubric-names';

export interface RubricDiffPageProps {
  slug: string;
  exercise: { slug: string; title: string };
  versions: VersionName[];
  from: VersionName;
  to: VersionName;
  diff: RubricDiff;
}

/** Two versions of a rubric beside each other: how the points are shared out, then each criterion with its changed words marked. */
export function RubricDiffPage({ slug, exercise, versions, from, to, diff }: RubricDiffPageProps) {
  const changed = diff.criteria.filter(({ fate }) => fate !== 'same');
  const exemplars = diff.exemplars.filter(({ fate }) => fate !== 'same');
  const same = diff.criteria.length - changed.length;
  return (
    <>
      <RubricHeading slug={slug} exercise={exercise} title={`From version ${from.number} to version ${to.number}`} />
      <Form method="get" className="mb-5 flex flex-wrap items-end gap-3">
        <Choice name="from" label="From" versions={versions} chosen={from} />
        <Choice name="to" label="To" versions={versions} chosen={to} />
        <Button type="submit">Compare</Button>
      </Form>
      {diff.isEmpty ? (
        <Notice title="These two say the same">
          <p>Every criterion, weight, level and excerpt is equal.</p>
        </Notice>
      ) : (
        <div className="space-y-4">
          <Card title="How the points are shared out" headingLevel={3}>
            <SharePairs
              caption="Each criterion’s part of the rubric’s points"
              names={[`version ${from.number}`, `version ${to.number}`]}
              items={diff.criteria.map(({ id, title, fate, percent }) => ({
                id,
                label: fate === 'added' || fate === 'removed' ? `${title} (${fate})` : title,
                first: (percent.before ?? 0) / 100,
                second: (percent.after ?? 0) / 100,
                tone: toneOf(percent.before ?? 0, percent.after ?? 0),
              }))}
            />
          </Card>
          {changed.map((change) => (
            <CriterionDiff key={change.id} change={change} />
          ))}
          {exemplars.length > 0 && (
            <Card title="Graded excerpts" headingLevel={3} aside={<Badge>{exemplars.length} changed</Badge>}>
              <div className="space-y-4">
                {diff.exemplars.map((change, at) =>
                  change.fate === 'same' ? null : <ExemplarDiff key={at} change={change} number={at + 1} />,
                )}
              </div>
            </Card>
          )}
          {same > 0 && (
            <p className="text-muted">{same === 1 ? 'One criterion is' : `${same} criteria are`} the same in both.</p>
          )}
        </div>
      )}
    </>
  );
}

const toneOf = (before: number, after: number): Tone => (before === after ? 'neutral' : 'accent');

function Choice(options: { name: string; label: string; versions: VersionName[]; chosen: VersionName }) {
  return (
    <Field label={options.label} className="w-64 max-w-full">
      {(control) => (
        <select
          {...control}
          key={options.chosen.id}
          name={options.name}
          defaultValue={options.chosen.id}
          className={inputStyle}
        >
          {options.versions.map((version) => (
            <option key={version.id} value={version.id}>
              {nameVersion(version)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
