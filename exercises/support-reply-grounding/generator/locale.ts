/** How money, dates and percentages look in each locale, and how a system that ignores the locale would write them. */

export const LOCALES = ['en-GB', 'en-US', 'de-DE', 'fr-FR', 'es-ES'] as const;
export type Locale = (typeof LOCALES)[number];
export type Language = 'en' | 'de' | 'fr' | 'es';

export const languageOf = (locale: Locale): Language => locale.slice(0, 2) as Language;
export const currencyOf = (locale: Locale): 'GBP' | 'USD' | 'EUR' =>
  locale === 'en-GB' ? 'GBP' : locale === 'en-US' ? 'USD' : 'EUR';

export const MONTHS: Record<Language, string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};

const DAY_MS = 86_400_000;
/** ISO date moved by whole days. */
export const addDays = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
/** Whole days from one ISO date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

const grouped = (whole: string, mark: string): string => whole.replace(/\B(?=(\d{3})+$)/g, mark);

export interface MoneyLook {
  /** Leave out ",00" on whole amounts. */
  dropZeros: boolean;
}

/** An amount as the locale writes it, for example `1.249,00 €` in de-DE. */
export function formatMoney(amount: number, locale: Locale, look: MoneyLook): string {
  const [whole = '0', cents = '00'] = amount.toFixed(2).split('.');
  const showCents = !(look.dropZeros && cents === '00');
  if (locale === 'en-GB' || locale === 'en-US') {
    return `${locale === 'en-GB' ? '£' : '$'}${grouped(whole, ',')}${showCents ? `.${cents}` : ''}`;
  }
  const mark = locale === 'fr-FR' ? '\u202f' : '.';
  return `${grouped(whole, mark)}${showCents ? `,${cents}` : ''}\u00a0€`;
}

/** An amount with the conventions of some other market, as a system that ignores the locale writes it. */
export function formatMoneyForeign(amount: number, locale: Locale): string {
  const [whole = '0', cents = '00'] = amount.toFixed(2).split('.');
  if (locale === 'en-GB') return `$${grouped(whole, ',')}.${cents}`;
  if (locale === 'en-US') return `${grouped(whole, '.')},${cents} $`;
  return `€${grouped(whole, ',')}.${cents}`;
}

export type DateLook = 'long' | 'short';

/** A date as the locale writes it: `4 March 2031`, `March 4, 2031`, `4. März 2031`, or all digits. */
export function formatDate(iso: string, locale: Locale, look: DateLook): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  const language = languageOf(locale);
  if (look === 'short') {
    if (locale === 'en-US') return `${month}/${day}/${year}`;
    return locale === 'de-DE' ? `${day}.${month}.${year}` : `${day}/${month}/${year}`;
  }
  const name = MONTHS[language][Number(month) - 1] ?? '';
  const plainDay = String(Number(day));
  if (locale === 'en-US') return `${name} ${plainDay}, ${year}`;
  if (language === 'de') return `${plainDay}. ${name} ${year}`;
  if (language === 'es') return `${plainDay} de ${name} de ${year}`;
  return `${plainDay}${language === 'fr' && plainDay === '1' ? 'er' : ''} ${name} ${year}`;
}

/** A date as a system that ignores the locale writes it: month first, or day first for American customers. */
export function formatDateForeign(iso: string, locale: Locale): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return locale === 'en-US' ? `${day}.${month}.${year}` : `${month}/${day}/${year}`;
}

export const formatPercent = (value: number, language: Language): string =>
  language === 'en' ? `${value}%` : `${value}\u00a0%`;

const SMALL: Record<Language, string[]> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve'.split(' '),
  de: 'null einem zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' '),
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze'.split(' '),
  es: 'cero un dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' '),
};

/** Two to twelve as a word, anything else as digits. */
export const spellSmall = (value: number, language: Language): string =>
  value >= 2 ? (SMALL[language][value] ?? String(value)) : String(value);
