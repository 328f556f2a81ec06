import { useFetcher, useNavigate, useSubmit } from '@remix-run/react';
import { useEffect } from 'react';
import { CommandPalette, type Command } from '../../ui/command-palette';
import { THEME_FETCHER } from '../../ui/theme-toggle';
import type { CatalogueCard } from '../exercise-views';

/** The site's command palette: pages, exercises (fetched when it opens) and the colour scheme. Loaded on first use. */
export default function ExercisePalette({ open, onClose }: { open: boolean; onClose(): void }) {
  const navigate = useNavigate();
  const submit = useSubmit();
  const catalogue = useFetcher<{ cards: CatalogueCard[] }>();
  const { load, state, data } = catalogue;
  useEffect(() => {
    if (open && state === 'idle' && !data) load('/?index');
  }, [open, state, data, load]);
  const page = (to: string, label: string): Command => ({
    id: `page${to.replaceAll('/', '-')}`,
    label,
    group: 'Page',
    run: () => navigate(to),
  });
  const colours = (theme: string): Command => ({
    id: `theme-${theme}`,
    label: `Colours: ${theme}`,
    group: 'Setting',
    run: () =>
      submit(
        { theme, returnTo: window.location.pathname + window.location.search },
        { method: 'post', action: '/theme', navigate: false, fetcherKey: THEME_FETCHER },
      ),
  });
  const commands: Command[] = [
    ...(data?.cards ?? []).map((card) => ({
      id: `exercise-${card.slug}`,
      label: card.title,
      hint: card.skills.join(', '),
      group: 'Exercise',
      run: () => navigate(`/exercises/${card.slug}`),
    })),
    page('/', 'Exercises'),
    page('/traces', 'Open a trace'),
    page('/history', 'History'),
    ...['system', 'light', 'dark'].map(colours),
  ];
  return <CommandPalette open={open} onClose={onClose} commands={commands} />;
}
