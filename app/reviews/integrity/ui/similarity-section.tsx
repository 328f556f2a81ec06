import { Link } from '@remix-run/react';
import { formatCount, formatShare } from '../../../ui/format-number';
import { LocalTime } from '../../../ui/local-time';
import type { SharedPassage, SimilarityReport, SimilarOther } from '../similarity/similarity-types';

const WORDS = { code: 'Code', prose: 'Prose' } as const;

/** What a candidate's submissions share with those of others, passages side by side. */
export function SimilaritySection({ reports, home }: { reports: readonly SimilarityReport[]; home: string }) {
  return (
    <div className="space-y-6">
      <p className="max-w-[75ch]">
        Passages that stand in other candidates’ submissions on the same exercise in your organisation. What everybody
        was given does not count. In code, names, numbers and comments are not compared, so renaming hides nothing.
      </p>
      <p className="max-w-[75ch] text-muted">
        Two people can write the same few lines because the task asks for them, because both learned from the same page,
        or because one tool answered both. It does not say who wrote first, and a high share in a short text means
        little. Read the passages, and ask.
      </p>
      {reports.length === 0 && <p>There is no submission to compare yet.</p>}
      <ul className="space-y-6">
        {reports.map((report) => (
          <li key={`${report.attemptId} ${report.group}`}>
            <Report report={report} home={home} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Report({ report, home }: { report: SimilarityReport; home: string }) {
  const { exerciseTitle, group, compared, tooShort, others } = report;
  return (
    <section>
      <h4 className="text-[1rem]">
        {WORDS[group]}: {exerciseTitle}
      </h4>
      <p className="text-muted">{summary(compared, tooShort, others.length)}</p>
      <ul className="mt-3 space-y-3">
        {others.map((other, at) => (
          <li key={at} className="rounded-card border border-line px-4 py-3">
            <Other other={other} home={home} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function summary(compared: number, tooShort: boolean, shown: number): string {
  if (compared === 0) return 'Nobody else has submitted this exercise in your organisation.';
  const among = `Compared with ${formatCount(compared, 'submission')} of others`;
  if (tooShort) return `${among}: there is too little of the candidate’s own to say anything.`;
  return shown === 0 ? `${among}: nothing worth reading in common.` : `${among}. In common with:`;
}

function Other({ other, home }: { other: SimilarOther; home: string }) {
  const { candidate, sittingId, assessmentName, submittedAt, share, passages, morePassages } = other;
  return (
    <>
      <p>
        {candidate === null ? (
          <span>Another candidate</span>
        ) : (
          <Link to={`${home}/sittings/${sittingId}/integrity`} className="text-accent underline underline-offset-2">
            {candidate}
          </Link>
        )}
        , {assessmentName}
        {submittedAt !== null && (
          <>
            , submitted <LocalTime iso={submittedAt} />
          </>
        )}
      </p>
      <p className="text-muted">
        {formatShare(share)} of the shorter text stands in both, in{' '}
        {formatCount(passages.length + morePassages, 'passage')}.
      </p>
      <details className="mt-1">
        <summary className="min-h-6 w-fit cursor-pointer text-muted hover:text-ink">
          Passages side by side
          <span className="sr-only"> with {candidate ?? 'another candidate'}</span>
        </summary>
        <ol className="mt-3 space-y-4">
          {passages.map((passage, at) => (
            <li key={at}>
              <Passage passage={passage} number={at + 1} candidate={candidate} />
            </li>
          ))}
        </ol>
        {morePassages > 0 && <p className="mt-2 text-muted">And {formatCount(morePassages, 'shorter passage')}.</p>}
      </details>
    </>
  );
}

function Passage({ passage, number, candidate }: { passage: SharedPassage; number: number; candidate: string | null }) {
  const { tokens, mine, theirs, alsoIn } = passage;
  return (
    <>
      <p className="text-[0.8667rem] text-muted">
        Passage {number}: {formatCount(tokens, 'word or sign', 'words and signs')}
        {alsoIn > 1 && `; part of it stands in ${alsoIn} other submissions`}
      </p>
      <div className="mt-1 grid gap-3 md:grid-cols-2">
        <Side name="This candidate" number={number} {...mine} />
        <Side name={candidate ?? 'Another candidate'} number={number} {...theirs} />
      </div>
    </>
  );
}

function Side({ name, number, title, line, text }: { name: string; number: number } & SharedPassage['mine']) {
  return (
    <div className="min-w-0">
      <p className="text-[0.8rem] text-muted">
        {name}, {title}, from line {line}
      </p>
      <div
        tabIndex={0}
        role="group"
        aria-label={`Passage ${number}, ${name}`}
        className="max-h-72 overflow-auto rounded-control bg-sunken p-2.5 font-mono text-[0.8rem] break-words whitespace-pre-wrap"
      >
        {text}
      </div>
    </div>
  );
}
