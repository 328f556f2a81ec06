import type { SittingEvent } from '../../assessment-types';

/** Where a paste went: the form field's name without its prefix, or its label; at most 200 characters. */
export function pastedInto(target: EventTarget | null): string {
  if (!(target instanceof Element)) return 'page';
  const field =
    target.closest<HTMLElement>('[data-editor]')?.querySelector<HTMLTextAreaElement>('textarea[name]')?.name ??
    (target as Partial<HTMLInputElement>).name ??
    '';
  const label = field.replace(/^(files\/|fields\.)/, '') || target.getAttribute('aria-label') || target.id || 'page';
  return label.slice(0, 200);
}

/** What is kept of a paste: how much and where, never what. */
export function describePaste({ text, file, own }: { text: string; file: string; own: boolean }): SittingEvent {
  const lines = text === '' ? 0 : text.split('\n').length;
  return { kind: 'paste', detail: { file, characters: text.length, lines, own } };
}
