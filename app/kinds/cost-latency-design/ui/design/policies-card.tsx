import { Button } from '../../../../ui/button';
import type { Design } from '../../design';
import { problemsAt, usePipelineEditing } from './editor-context';
import type { StageField } from './field-types';
import { readAt, writeAt } from './json-path';
import { Settings } from './stage-settings';

const DEADLINE: StageField[] = [
  {
    ...{ kind: 'number', path: 'deadlineMs', label: 'No retry and no fallback later than', unit: 'ms', log: true },
    ...{ slider: [100, 120_000], step: 10, whenEmpty: 'no deadline', hint: 'Counted from the arrival of the call.' },
  },
];
const ENDINGS: StageField[] = [
  { kind: 'flag', path: 'handOff/whenFailed', label: 'Failed calls go to a human', initial: false },
  { kind: 'flag', path: 'handOff/whenAbstained', label: 'Calls without an answer go to a human', initial: false },
];

/** What holds for the whole design: the deadline, and which answers go to a human. */
export function PoliciesCard({ design }: { design: Design }) {
  const { raw, catalogue, problems, readOnly, change } = usePipelineEditing();
  const { rules } = design.handOff;
  const risks = catalogue.riskClasses.map(({ id, title }) => ({ value: id, title }));
  const add = () => {
    const old = readAt(raw, 'handOff/rules');
    const first = catalogue.riskClasses[0]?.id;
    const rule = { risk: first === undefined ? [] : [first], confidenceBelow: 0.6 };
    change(writeAt(raw, 'handOff/rules', [...(Array.isArray(old) ? old : []), rule]));
  };
  return (
    <section aria-label="Policies" className="mt-4 space-y-4 rounded-card border border-line-strong bg-surface p-3">
      <h3 className="text-[1rem]">For the whole design</h3>
      <Settings base="" fields={DEADLINE} />
      <div>
        <h4 className="text-[0.9333rem]">Hand-off to humans</h4>
        {problemsAt(problems, 'handOff').map((message) => (
          <p key={message} className="text-[0.8667rem] font-medium text-bad">
            {message}
          </p>
        ))}
        {rules.map((_rule, at) => (
          <div key={at} className="mt-2 border-l-2 border-line pl-3">
            <Settings
              base={`handOff/rules/${at}`}
              fields={[
                {
                  ...{ kind: 'names', path: 'risk', label: 'Calls of risk', choices: risks, keepEmpty: true },
                  hint: 'None ticked means all.',
                },
                {
                  ...{ kind: 'number', path: 'confidenceBelow', label: 'Answers less sure than', unit: '' },
                  ...{ slider: [0, 1], step: 0.01, hint: '1 means all of them.' },
                },
              ]}
            />
            {readOnly ? null : (
              <Button
                size="sm"
                variant="ghost"
                className="mt-1"
                onClick={() => change(writeAt(raw, `handOff/rules/${at}`, undefined))}
              >
                Remove rule {at + 1}
              </Button>
            )}
          </div>
        ))}
        {readOnly || rules.length >= 20 || !catalogue.humanDesk ? null : (
          <Button size="sm" className="mt-2" onClick={add}>
            Add a hand-off rule
          </Button>
        )}
      </div>
      {catalogue.humanDesk ? (
        <Settings base="" fields={ENDINGS} />
      ) : (
        <p className="text-[0.8667rem] text-muted">This catalogue has no human desk.</p>
      )}
    </section>
  );
}
