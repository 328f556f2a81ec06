import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useFetchers,
  useMatches,
  useRouteLoaderData,
} from '@remix-run/react';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { findUser } from './accounts/find-user.server';
import { DemoBanner } from './demo/ui/demo-banner';
import { env } from './lib/env.server';
import { readTheme } from './lib/http/theme-cookie.server';
import css from './tailwind.css?url';
import { ErrorPage, errorTitle } from './ui/error-page';
import markUrl from './ui/mark.svg?url&no-inline';
import { useRequestContext } from './ui/request-context';
import { SiteHeader } from './ui/site-header';
import { SkipLink } from './ui/skip-link';
import { THEME_FETCHER, type ThemeChoice } from './ui/theme-toggle';

const ExercisePalette = lazy(() => import('./exercises/ui/exercise-palette'));

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: css },
  { rel: 'icon', href: markUrl, type: 'image/svg+xml' },
];

export const meta: MetaFunction = ({ error }) => [{ title: error ? `${errorTitle(error)} · Assay` : 'Assay' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const [theme, user] = await Promise.all([readTheme(request), findUser({ request })]);
  return { theme, userName: user?.name ?? null, isDemo: env().DEMO === '1' };
}

/**
 * The frame of every page. A route that wants the whole window (the workspace) exports `handle = { frame: 'full' }`: its `main`
 * then has no padding and fills the height below the header.
 */
export function Layout({ children }: { children: ReactNode }) {
  const { nonce, requestId } = useRequestContext();
  const theme = useTheme();
  const root = useRouteLoaderData<typeof loader>('root');
  const userName = root?.userName ?? null;
  const [searching, setSearching] = useSearchShortcut();
  const full = useMatches().some(({ handle }) => isFullFrame(handle));
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme} data-request-id={requestId}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body className={full ? 'flex min-h-dvh flex-col lg:h-dvh' : undefined}>
        <SkipLink />
        {root?.isDemo && <DemoBanner userName={userName} />}
        <SiteHeader theme={theme} userName={userName} wide={full} onSearch={() => setSearching(true)} />
        <main
          id="main"
          tabIndex={-1}
          className={full ? 'min-h-0 grow outline-none' : 'mx-auto max-w-6xl px-4 py-8 outline-none'}
        >
          {children}
        </main>
        {searching !== null && (
          <Suspense>
            <ExercisePalette open={searching} onClose={() => setSearching(false)} />
          </Suspense>
        )}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}

const isFullFrame = (handle: unknown): boolean =>
  typeof handle === 'object' && handle !== null && 'frame' in handle && handle.frame === 'full';

/** The stored choice, or the one being stored. */
function useTheme(): ThemeChoice {
  const stored = useRouteLoaderData<typeof loader>('root')?.theme ?? 'system';
  const asked = useFetchers()
    .find(({ key }) => key === THEME_FETCHER)
    ?.formData?.get('theme');
  return asked === 'light' || asked === 'dark' || asked === 'system' ? asked : stored;
}

/** Whether the palette is open; null until it is first wanted, so that its code is not fetched before. */
function useSearchShortcut(): [boolean | null, (open: boolean) => void] {
  const [searching, setSearching] = useState<boolean | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setSearching((open) => !open);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return [searching, setSearching];
}
