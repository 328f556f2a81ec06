/** One candidate to be invited: as typed, and as it is meant. Shared by the single form, the pasted list and the CSV file. */
import { z } from 'zod';
import { toInstant } from './zoned-time';

/** As typed; `line` is where in the list it stood, 0 for the single form. */
export const rawCandidate = z.strictObject({
  line: z.number().int().nonnegative(),
  email: z.string().max(20_000),
  name: z.string().max(20_000),
  multiplier: z.string().max(20_000),
  expires: z.string().max(20_000),
});
export type RawCandidate = z.infer<typeof rawCandidate>;

export interface CandidateRow {
  email: string;
  name: string;
  /** Null: the candidate's own. */
  timeMultiplier: number | null;
  /** Null: as for everybody in the list. */
  expiresAt: Date | null;
}

export type CandidateField = 'email' | 'name' | 'multiplier' | 'expires';

export const MOST_MULTIPLIER = 5;
const LONGEST_DAYS = 400;
const DAY_MS = 86_400_000;

/** What is invisible or breaks a line in names: control and formatting characters, runs of white space. */
const clean = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const email = z
  .string()
  .transform((text) => clean(text).toLowerCase())
  .pipe(
    z
      .string()
      .min(1, 'There is no e-mail address.')
      .max(254, 'This address is too long.')
      .pipe(z.email('This is no e-mail address.')),
  );

const multiplier = z.string().transform((text, context): number | null => {
  const value = readMultiplier(text);
  if (value === undefined) {
    context.addIssue({ code: 'custom', message: `Between 1 and ${MOST_MULTIPLIER}, such as 1.5.` });
    return z.NEVER;
  }
  return value;
});

/** `1.5`, `1,5` and `150%` are one and a half times as long; empty is null; undefined: none of that. */
export function readMultiplier(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return null;
  const match = /^(\d{1,4}(?:\.\d{1,4})?)\s*(%?)$/.exec(plain);
  if (!match) return undefined;
  const value = match[2] ? Number(match[1]) / 100 : Number(match[1]);
  return value >= 1 && value <= MOST_MULTIPLIER ? value : undefined;
}

/** Reads a date (until its end), a date with a time, both in `zone`, or a full ISO 8601 instant; undefined: none of them. */
export function readExpiry(text: string, zone: string): Date | undefined {
  const plain = text.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(plain)) return toInstant(`${plain}T23:59`, zone) ?? undefined;
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain);
  if (german) {
    const [, day = '', month = '', year = ''] = german;
    return toInstant(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T23:59`, zone) ?? undefined;
  }
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(plain)) {
    const at = new Date(plain);
    return Number.isNaN(at.getTime()) ? undefined : at;
  }
  return toInstant(plain.replace(' ', 'T'), zone) ?? undefined;
}

/** Reads one row: what is meant, or one message beside each wrong field. */
export function readCandidateRow({
  raw,
  zone,
  now,
}: {
  raw: RawCandidate;
  zone: string;
  now: Date;
}): { value: CandidateRow } | { errors: Partial<Record<CandidateField, string>> } {
  const expires = z.string().transform((text, context): Date | null => {
    if (text.trim() === '') return null;
    const at = readExpiry(text, zone);
    const wrong = !at
      ? 'Write dates as 2026-07-31.'
      : at <= now
        ? 'This has passed.'
        : at.getTime() - now.getTime() > LONGEST_DAYS * DAY_MS
          ? 'This is more than a year ahead.'
          : null;
    if (wrong) context.addIssue({ code: 'custom', message: wrong });
    return at ?? null;
  });
  const name = z.string().transform(clean).pipe(z.string().max(120, 'At most 120 characters.'));
  const parsed = z.object({ email, name, multiplier, expires }).safeParse(raw);
  if (parsed.success) {
    const { multiplier: timeMultiplier, expires: expiresAt, ...who } = parsed.data;
    return { value: { ...who, timeMultiplier, expiresAt } };
  }
  const errors: Partial<Record<CandidateField, string>> = {};
  for (const issue of parsed.error.issues) errors[issue.path[0] as CandidateField] ??= issue.message;
  return { errors };
}
