import { formatCount } from '../../ui/format-number';
import type { FactKind } from './integrity-views';

/** What each kind of fact can mean, and what it cannot: the words beside the timeline. */
export const kindWords: Record<FactKind, { title: string; can: string; cannot: string }> = {
  section: {
    title: 'Sections',
    can: 'Shows how the time was divided.',
    cannot: 'Says nothing about how hard somebody worked.',
  },
  work: {
    title: 'Saves',
    can: 'Shows when the draft changed. The page saves by itself every few seconds while somebody types.',
    cannot: 'A gap is not idleness: reading, thinking and running code change nothing in the draft.',
  },
  paste: {
    title: 'Pastes',
    can: 'Shows that text came in at once, and how much. What was in the clipboard is not recorded; playback shows what the draft became.',
    cannot:
      'A long paste is also what somebody does who works in their own editor, moves their own code between files, or brings back a downloaded copy. The size alone says nothing about the source.',
  },
  away: {
    title: 'Times away',
    can: 'Shows that the page was not in focus: another window, another tab, a locked screen.',
    cannot:
      'What was looked at is not known. Reading documentation, answering the door and a notification look the same; where tools are allowed, being away is part of the work.',
  },
  device: {
    title: 'Devices',
    can: 'Shows that the sitting was continued in another browser or on another machine.',
    cannot: 'A crash, an empty battery or a move to a larger screen look the same as another person.',
  },
  network: {
    title: 'Networks',
    can: 'Shows that the beginning of the network address changed.',
    cannot: 'Phones, trains, company networks and VPNs change it by themselves. It is no place and no person.',
  },
  time: { title: 'Time added', can: 'Shows who gave more time, and when.', cannot: 'Is not the candidate’s doing.' },
  problem: {
    title: 'Problem reports',
    can: 'Shows what the candidate said did not work; weigh their result with it.',
    cannot: 'Is no excuse invented afterwards: it was written during the sitting.',
  },
  begin: { title: 'Begin', can: 'Shows when the clock started.', cannot: 'Says nothing else.' },
  end: { title: 'End', can: 'Shows when and how the sitting ended.', cannot: 'Being ended by the clock is ordinary.' },
};

/** A paste in words; `file` is a file or a field of the answer. */
export function describePaste(paste: { file: string; characters: number; lines: number; own: boolean }): string {
  const size = `${formatCount(paste.characters, 'character')} in ${formatCount(paste.lines, 'line')}`;
  const source = paste.own ? ', cut or copied on this page a moment before' : '';
  return `Pasted ${size} into ${paste.file || 'the answer'}${source}`;
}

/** ms since the beginning as a clock: 0:07, 12:30, 1:02:03. */
export function formatOffset(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** "Firefox on Windows" from a browser's long description of itself; the beginning of it when it is none that we know. */
export function describeBrowser(userAgent: string): string {
  const browser = [
    ['Edg', 'Edge'],
    ['OPR', 'Opera'],
    ['Firefox', 'Firefox'],
    ['Chrome', 'Chrome'],
    ['Safari', 'Safari'],
  ].find(([mark]) => userAgent.includes(`${mark}/`))?.[1];
  const system = [
    ['Windows', 'Windows'],
    ['Android', 'Android'],
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Mac OS X', 'macOS'],
    ['CrOS', 'ChromeOS'],
    ['Linux', 'Linux'],
  ].find(([mark]) => userAgent.includes(mark ?? ''))?.[1];
  if (!browser) return userAgent.slice(0, 60) || 'an unknown browser';
  return system ? `${browser} on ${system}` : browser;
}
