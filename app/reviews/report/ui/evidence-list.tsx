import { Link } from '@remix-run/react';
import { PointsBar } from '../../../ui/charts/points-bar';
import { formatPoints } from '../../../ui/format-number';
import type { Evidence } from '../select-evidence';

const BY: Record<Evidence['by'], string> = { code: 'executed check', judge: 'judged', person: 'graded by a person' };

/** Pieces of evidence, each with its points, the candidate's own words where there are some, and the way to the whole of it. */
export function EvidenceList({ pieces, base, empty }: { pieces: readonly Evidence[]; base: string; empty: string }) {
  if (pieces.length === 0) return <p className="text-muted">{empty}</p>;
  return (
    <ol className="space-y-4">
      {pieces.map((piece) => (
        <li key={piece.id}>
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <Link to={evidenceLink(base, piece)} className="font-medium hover:underline">
              {piece.title}
            </Link>
            <span className="flex items-center gap-2 text-[0.8667rem] tabular-nums">
              <span className="w-16">
                <PointsBar label={piece.title} earned={piece.earned} max={piece.most} height={7} />
              </span>
              {formatPoints(piece.earned)} / {formatPoints(piece.most)}
            </span>
          </div>
          <p className="line-clamp-2 text-[0.9333rem]">{piece.quote ? <q>{piece.quote}</q> : piece.line}</p>
          <p className="text-[0.8rem] text-muted">
            {piece.exercise}, {BY[piece.by]}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The same piece in the view of everything. */
export const evidenceLink = (base: string, { submissionId, kind, targetId }: Evidence): string =>
  `${base}/everything?submission=${submissionId}#${kind}-${targetId}`;
