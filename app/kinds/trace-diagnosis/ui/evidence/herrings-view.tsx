import { Badge } from '../../../../ui/badge';
import type { Tone } from '../../../../ui/tone';
import type { HerringsEvidence } from '../../evidence';
import type { TraceDiagnosisAnswer, TraceDiagnosisPublicView } from '../../kind';
import { nameOfSpan, spansOf } from './public-spans';

type Hypothesis = HerringsEvidence['hypotheses'][number];

const VERDICTS: Record<Hypothesis['verdict'], { words: string; tone: Tone }> = {
  counts: { words: 'counts', tone: 'good' },
  half: { words: 'half: the ruling-out span does not show it', tone: 'warn' },
  repeats: { words: 'repeats another one', tone: 'neutral' },
  'no-suspect': { words: 'nobody would have suspected that span', tone: 'bad' },
  'the-cause': { words: 'this was the cause', tone: 'bad' },
  incomplete: { words: 'incomplete', tone: 'neutral' },
};

/** The false trails of the run, whether they were fallen for or ruled out, and what each hypothesis was worth. */
export function HerringsView({
  evidence,
  view,
  answer,
}: {
  evidence: HerringsEvidence;
  view: TraceDiagnosisPublicView;
  answer: TraceDiagnosisAnswer;
}) {
  const { herrings, hypotheses, counted, asked } = evidence;
  const spans = spansOf(view);
  return (
    <div className="grid gap-5">
      <section>
        <h4 className="mb-1 text-[0.9rem]">False trails in this run</h4>
        <ul className="grid gap-2">
          {herrings.map((herring) => (
            <li key={herring.id} className="border-l-[3px] border-l-line-strong pl-3">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{herring.title}</span>
                {herring.fellFor === 'root-cause' && <Badge tone="bad">taken for the cause</Badge>}
                {herring.fellFor === 'evidence' && <Badge tone="warn">pinned as evidence</Badge>}
                {herring.ruledOut && <Badge tone="good">ruled out</Badge>}
              </p>
              <p className="text-muted">
                {herring.why} Shown by {herring.ruledOutBy.map((id) => nameOfSpan(spans, id)).join(' or ')}.
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h4 className="mb-1 text-[0.9rem]">
          Your hypotheses: {counted} of {asked} count
        </h4>
        {hypotheses.length === 0 ? (
          <p>You ruled nothing out.</p>
        ) : (
          <ol className="grid list-decimal gap-1 pl-5">
            {hypotheses.map(({ hypothesis, spanId, ruledOutBy, verdict }, at) => (
              <li key={at}>
                {hypothesis || answer.fields.ruledOut[at]?.reason || 'without words'}{' '}
                <Badge tone={VERDICTS[verdict].tone}>{VERDICTS[verdict].words}</Badge>
                <span className="block text-muted">
                  {spanId ? nameOfSpan(spans, spanId) : 'no suspect'}, ruled out by{' '}
                  {ruledOutBy ? nameOfSpan(spans, ruledOutBy) : 'nothing'}
                </span>
              </li>
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}
