import { Link } from '@remix-run/react';
import { Badge } from '../../../ui/badge';
import type { ReportNote } from '../report-views';

const WORDS: Record<ReportNote['kind'], string> = {
  waiting: 'awaits',
  flag: 'flag',
  problem: 'problem',
  appeal: 'appeal',
  declaration: 'AI tools',
  fact: 'recorded',
};

/** What to know before deciding. What was recorded is told as counts: what it means is for people to judge. */
export function NoteList({ notes, slug }: { notes: readonly ReportNote[]; slug: string }) {
  if (notes.length === 0) return <p className="text-muted">Nothing was flagged, reported or left open.</p>;
  return (
    <ul className="space-y-2">
      {notes.map(({ kind, text, to }, index) => (
        <li key={index} className="flex items-baseline gap-2.5">
          <span className="w-[4.7rem] shrink-0">
            <Badge tone={kind === 'waiting' ? 'warn' : 'neutral'}>{WORDS[kind]}</Badge>
          </span>
          <span className="min-w-0 break-words">
            {to === null ? (
              text
            ) : (
              <Link to={`/organisations/${slug}/${to}`} className="hover:underline">
                {text}
              </Link>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
