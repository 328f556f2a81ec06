import { Link, useLocation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';
import { Kbd } from './kbd';
import { ThemeToggle, type ThemeChoice } from './theme-toggle';

const pages = [
  { to: '/', title: 'Exercises', section: /^\/($|exercises\/|attempts\/|submissions\/)/ },
  { to: '/traces', title: 'Traces', section: /^\/traces/ },
  { to: '/history', title: 'History', section: /^\/history/ },
];

export interface SiteHeaderProps {
  theme: ThemeChoice;
  /** Who is signed in; null for an anonymous visitor. */
  userName: string | null;
  onSearch(): void;
  /** The page below uses the whole window. */
  wide: boolean;
}

/** The line on top of every page: name, pages, search, colours, account. */
export function SiteHeader({ theme, userName, onSearch, wide }: SiteHeaderProps) {
  const [ready, setReady] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => setReady(true), []);
  return (
    <header className="no-print border-b border-line bg-surface">
      <div className={classNames('mx-auto flex h-12 items-center gap-2 px-4 sm:gap-6', !wide && 'max-w-6xl')}>
        <Link to="/" className="flex items-center gap-2 font-semibold tracking-tight">
          <Wordmark />
          <span className="sr-only sm:not-sr-only">Assay</span>
        </Link>
        <nav aria-label="Main" className="flex h-full gap-1">
          {pages.map((page) => {
            const isHere = page.section.test(pathname);
            return (
              <Link
                key={page.to}
                to={page.to}
                aria-current={pathname === page.to ? 'page' : isHere ? 'true' : undefined}
                className={classNames(
                  'flex items-center border-b-2 px-2 -outline-offset-2',
                  isHere ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
                )}
              >
                {page.title}
              </Link>
            );
          })}
        </nav>
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          {/* Needs JavaScript; keeps its place until it works. */}
          <button
            type="button"
            onClick={onSearch}
            className={classNames(
              'flex h-8 items-center gap-2 rounded-control border border-line px-2 text-muted hover:bg-sunken hover:text-ink',
              !ready && 'invisible',
            )}
          >
            <Icon name="search" />
            <span className="sr-only sm:not-sr-only">Search</span>
            <span className="hidden sm:inline">
              <Kbd>Ctrl K</Kbd>
            </span>
          </button>
          <ThemeToggle theme={theme} />
          <Link
            to={userName === null ? '/sign-in' : '/account'}
            title={userName ?? 'Sign in'}
            className="flex h-8 min-w-8 items-center justify-center rounded-control text-muted hover:bg-sunken hover:text-ink sm:px-2"
          >
            <span className="sm:hidden">
              <Icon name="person" />
            </span>
            <span className="sr-only max-w-[9rem] truncate sm:not-sr-only">{userName ?? 'Sign in'}</span>
          </Link>
        </div>
      </div>
    </header>
  );
}

function Wordmark() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 18 18"
      width="18"
      height="18"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
    >
      <path d="M2 16h14" stroke="currentColor" />
      <path d="M5 12.5V9M9 12.5V2M13 12.5V6" stroke="var(--accent)" />
    </svg>
  );
}
