import { useFetcher, useLocation } from '@remix-run/react';
import { Icon, type IconName } from './icon';

export type ThemeChoice = 'system' | 'light' | 'dark';

const next: Record<ThemeChoice, ThemeChoice> = { system: 'light', light: 'dark', dark: 'system' };
const icon: Record<ThemeChoice, IconName> = { system: 'system', light: 'sun', dark: 'moon' };
/** Ties every control that changes the theme to one request, so that the page can show the choice before it is stored. */
export const THEME_FETCHER = 'theme';

/** Steps through system, light and dark. A plain form without JavaScript. */
export function ThemeToggle({ theme }: { theme: ThemeChoice }) {
  const fetcher = useFetcher({ key: THEME_FETCHER });
  const { pathname, search } = useLocation();
  return (
    <fetcher.Form method="post" action="/theme">
      <input type="hidden" name="returnTo" value={pathname + search} />
      <button
        name="theme"
        value={next[theme]}
        title={`Colours: ${theme}`}
        className="flex size-8 items-center justify-center rounded-control text-muted hover:bg-sunken hover:text-ink"
      >
        <Icon name={icon[theme]} />
        <span className="sr-only">{`Colours: ${theme}. Switch to ${next[theme]}`}</span>
      </button>
    </fetcher.Form>
  );
}
