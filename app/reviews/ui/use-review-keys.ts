import { useRef, useState, type Dispatch, type KeyboardEvent, type SetStateAction } from 'react';
import type { Criterion } from '../../exercises/exercise-format';
import type { DraftLevels } from '../settled-grade';
import { selectedQuote } from './answer-text';
import { reviewKeyOf, withChange, withQuote } from './review-state';

/** The element that takes the focus when its criterion becomes the active one. */
export const criterionElement = (id: string): string => `review-${id}`;

/** Where characters are text, and where arrow keys already mean something. */
function whereTyped(target: EventTarget): { typing: boolean; arrows: boolean } {
  const element = target as HTMLElement;
  const input = element instanceof HTMLInputElement ? element.type : null;
  const isText = input !== null && input !== 'radio' && input !== 'checkbox';
  const typing = isText || element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName);
  const isOwnScroller = element.getAttribute('role') === 'tab' || element.closest('[role="tabpanel"]') !== null;
  return { typing, arrows: input !== 'radio' && !isOwnScroller };
}

/**
 * The keys of a review, while the focus is in it: digits choose a level of the active criterion, j/k and arrows move, r goes to the
 * reason, q quotes what is selected, Ctrl+Enter finishes. `said` is what a screen reader hears of it.
 */
export function useReviewKeys({
  criteria,
  active,
  setActive,
  setLevels,
  files,
  finish,
  help,
}: {
  criteria: readonly Criterion[];
  active: number;
  setActive(index: number): void;
  setLevels: Dispatch<SetStateAction<DraftLevels>>;
  files: Readonly<Record<string, string>>;
  finish(): void;
  help(): void;
}) {
  const [said, setSaid] = useState('');
  const announced = useRef(0);
  // The same sentence twice is read twice only if it differs.
  const say = (text: string) => setSaid(text + (announced.current++ % 2 ? '\u00a0' : ''));

  const quoteSelection = (criterionId: string) => {
    const quote = selectedQuote(files);
    if (!quote) return say('Select a passage of the answer first.');
    setLevels((now) => withQuote(now, criterionId, quote));
    window.getSelection()?.removeAllRanges();
    say(`Quoted: ${quote.text.slice(0, 80)}`);
  };

  const focusOn = (index: number) => {
    const to = Math.min(Math.max(index, 0), criteria.length - 1);
    setActive(to);
    const element = document.getElementById(criterionElement(criteria[to]?.id ?? ''));
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const inDialog = (event.target as HTMLElement).closest('dialog') !== null;
    const inWorkspace = (event.target as HTMLElement).closest('[data-workspace]') !== null;
    if (inDialog || inWorkspace || event.defaultPrevented) return;
    const key = reviewKeyOf(event, whereTyped(event.target));
    const criterion = criteria[active];
    if (!key || !criterion) return;
    if (key.do === 'level' && !criterion.levels[key.index]) return;
    event.preventDefault();
    switch (key.do) {
      case 'level':
        setLevels((now) => withChange(now, criterion.id, { levelIndex: key.index }));
        return say(`${criterion.title}: ${criterion.levels[key.index]?.title}`);
      case 'move':
        return focusOn(active + key.by);
      case 'reason':
        return document.getElementById(criterionElement(criterion.id))?.querySelector('textarea')?.focus();
      case 'quote':
        return quoteSelection(criterion.id);
      case 'leave':
        return focusOn(active);
      case 'finish':
        return finish();
      case 'help':
        return help();
    }
  };
  return { onKeyDown, quoteSelection, focusOn, say, said };
}
