/** How a supplier's country writes numbers and dates. */

export type LocaleId = 'us' | 'gb' | 'ca' | 'de' | 'ch' | 'fr';
export type Language = 'en' | 'de' | 'fr';

export interface Locale {
  id: LocaleId;
  language: Language;
  group: string;
  decimal: string;
  /** Order of day and month in all-number dates. Canada uses both. */
  order: 'dmy' | 'mdy';
  separator: string;
  currency: string;
}

export const LOCALES: Record<LocaleId, Locale> = {
  us: { id: 'us', language: 'en', group: ',', decimal: '.', order: 'mdy', separator: '/', currency: 'USD' },
  gb: { id: 'gb', language: 'en', group: ',', decimal: '.', order: 'dmy', separator: '/', currency: 'GBP' },
  ca: { id: 'ca', language: 'en', group: ',', decimal: '.', order: 'mdy', separator: '/', currency: 'CAD' },
  de: { id: 'de', language: 'de', group: '.', decimal: ',', order: 'dmy', separator: '.', currency: 'EUR' },
  ch: { id: 'ch', language: 'de', group: "'", decimal: '.', order: 'dmy', separator: '.', currency: 'CHF' },
  fr: { id: 'fr', language: 'fr', group: ' ', decimal: ',', order: 'dmy', separator: '/', currency: 'EUR' },
};

const MONTHS: Record<Language, string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
};

/** `value` with the locale's separators; thousands are grouped from 1,000 on. */
export function formatNumber(value: number, decimals: number, locale: Locale): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale.group);
  return `${value < 0 ? '-' : ''}${grouped}${fraction ? locale.decimal + fraction : ''}`;
}

/** `numeric` 04/03/2026, `short` 04/03/26, `text` 4 March 2026, `iso` 2026-03-04. */
export type DateStyle = 'numeric' | 'short' | 'text' | 'iso';

export function formatDate(iso: string, style: DateStyle, locale: Locale): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  if (style === 'iso') return iso;
  if (style === 'text') {
    const name = MONTHS[locale.language][Number(month) - 1] ?? '';
    if (locale.id === 'us' || locale.id === 'ca') return `${name} ${Number(day)}, ${year}`;
    return `${Number(day)}${locale.language === 'de' ? '.' : ''} ${name} ${year}`;
  }
  const parts = locale.order === 'dmy' ? [day, month] : [month, day];
  return [...parts, style === 'short' ? year.slice(2) : year].join(locale.separator);
}

export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The date with day and month exchanged, or null where that is no other valid date. */
export function flipDayMonth(iso: string): string | null {
  const [year = '', month = '', day = ''] = iso.split('-');
  return Number(day) <= 12 && day !== month ? `${year}-${day}-${month}` : null;
}
