import { Link } from '@remix-run/react';

/** Above every page of an installation with the demo: that nobody here is real, and the way to look around as somebody else. */
export function DemoBanner({ userName }: { userName: string | null }) {
  return (
    <aside aria-label="Demo" className="no-print border-b border-line bg-sunken">
      <p className="mx-auto max-w-6xl px-4 py-1.5 text-sm">
        This is a demo: people and company are made up.{' '}
        {userName === null ? 'You are not signed in.' : `You are looking around as ${userName}.`}{' '}
        <Link to="/demo" className="underline">
          Switch role
        </Link>
      </p>
    </aside>
  );
}
