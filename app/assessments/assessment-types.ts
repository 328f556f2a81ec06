/** Schemas of the JSON columns of assessments, invitations and sittings. */
import { z } from 'zod';

/** Skill -> share of its points that the role expects, in [0, 1]. */
export const expectations = z.record(z.string().min(1).max(40), z.number().min(0).max(1));
export type Expectations = z.infer<typeof expectations>;

/** What a candidate agreed to before the clock started. `recorded` lists what they were told is recorded, in the words shown. */
export const consentRecord = z.strictObject({
  schemaVersion: z.literal(1),
  at: z.iso.datetime(),
  aiPolicy: z.enum(['ALLOWED', 'DECLARED', 'FORBIDDEN']),
  recorded: z.array(z.string()),
  userAgent: z.string().max(400),
});
export type ConsentRecord = z.infer<typeof consentRecord>;

/** The other system that asked for an invitation, and where it wants to be told of the result. */
export const externalOrigin = z.strictObject({
  schemaVersion: z.literal(1),
  system: z.literal('greenhouse'),
  /** Told by PATCH when the result is there. */
  url: z.url(),
  profileUrl: z.string().nullable(),
  /** The organisation's API key it asked with, which it is told with. */
  apiKeyId: z.uuid().optional(),
});
export type ExternalOrigin = z.infer<typeof externalOrigin>;

/** The candidate's own account of the AI tools they used on one exercise. */
export const aiDeclaration = z.strictObject({
  schemaVersion: z.literal(1),
  used: z.boolean(),
  /** Which tools, for what. */
  description: z.string().max(4_000),
  /** Prompts and answers, as pasted. */
  transcript: z.string().max(200_000),
});
export type AiDeclaration = z.infer<typeof aiDeclaration>;

/**
 * Something noticed during a sitting. Sizes are in characters, times in milliseconds. Addresses are stored as a network (the first
 * three numbers of IPv4, the first four groups of IPv6): enough to see a change, not enough to find a home.
 */
export const sittingEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('started'),
    detail: z.strictObject({ network: z.string(), userAgent: z.string() }),
  }),
  z.strictObject({ kind: z.literal('section-begun'), detail: z.strictObject({ sectionId: z.uuid() }) }),
  z.strictObject({
    kind: z.literal('section-finished'),
    detail: z.strictObject({ sectionId: z.uuid(), endedBy: z.enum(['CANDIDATE', 'DEADLINE', 'ORGANISATION']) }),
  }),
  z.strictObject({
    kind: z.literal('paste'),
    /** `file` is the answer's file or field; `own` when the text was cut or copied here a moment before. */
    detail: z.strictObject({
      file: z.string().max(200),
      characters: z.number().int().nonnegative(),
      lines: z.number().int().nonnegative(),
      own: z.boolean(),
    }),
  }),
  z.strictObject({ kind: z.literal('focus-lost'), detail: z.strictObject({}) }),
  z.strictObject({
    kind: z.literal('focus-gained'),
    detail: z.strictObject({ awayMs: z.number().int().nonnegative() }),
  }),
  z.strictObject({
    kind: z.literal('network-changed'),
    detail: z.strictObject({ from: z.string(), to: z.string() }),
  }),
  z.strictObject({
    kind: z.literal('device-changed'),
    detail: z.strictObject({ userAgent: z.string(), network: z.string() }),
  }),
  z.strictObject({
    kind: z.literal('time-added'),
    detail: z.strictObject({ seconds: z.number().int(), by: z.string() }),
  }),
  z.strictObject({ kind: z.literal('problem-reported'), detail: z.strictObject({ reportId: z.uuid() }) }),
]);
export type SittingEvent = z.infer<typeof sittingEvent>;

/** Events that the candidate's own browser reports; the server makes the others. */
export const BROWSER_EVENTS = [
  'paste',
  'focus-lost',
  'focus-gained',
] as const satisfies readonly SittingEvent['kind'][];

/** What candidates are told is recorded, before they start; each line is one plain fact. */
export const RECORDED = [
  'Your work as it is saved, every few seconds, with the time of each save. Reviewers can play it back.',
  'How much text you paste and where, but not what is in your clipboard.',
  'When this page loses and regains focus, but not what you look at.',
  'What your browser calls itself, and your network (the beginning of its address): at the start, and when you change device or network.',
  'How similar your submissions are to those of others on the same exercise.',
] as const;
