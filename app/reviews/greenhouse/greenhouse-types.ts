/**
 * What Greenhouse's Assessment Partner API says and expects (developers.greenhouse.io/assessment.html). It calls us with the
 * organisation's API key; names are its own. It may add properties, so unknown ones pass.
 */
import { z } from 'zod';

/** Ids are strings there, yet its own examples write some as numbers. */
const id = z.union([z.string(), z.number()]).transform(String);

const email = z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address'));

export const sendTestBody = z.object({
  partner_test_id: id,
  candidate: z.object({
    first_name: z.string().trim().max(200),
    last_name: z.string().trim().max(200),
    email,
    greenhouse_profile_url: z.url().max(2_000).nullish(),
  }),
  /** Where it wants to be told that the test is completed. */
  url: z.url().max(2_000),
});
export type SendTestBody = z.infer<typeof sendTestBody>;

/** Its complaint about an answer of ours that it could not read. */
export const responseErrorBody = z.object({
  api_call: z.string().max(200),
  errors: z.array(z.string()).max(100),
  partner_test_id: id.nullish(),
  partner_test_name: z.string().nullish(),
  partner_interview_id: id.nullish(),
  candidate_email: z.string().nullish(),
});
export type ResponseErrorBody = z.infer<typeof responseErrorBody>;

export interface PartnerTest {
  partner_test_id: string;
  partner_test_name: string;
}

/** `complete` is the only status that means something to Greenhouse; the others are shown as they are. */
export type PartnerStatus = 'sent' | 'expired' | 'revoked' | 'in progress' | 'being graded' | 'complete';

export interface TestStatus {
  partner_status: PartnerStatus;
  partner_profile_url: string | null;
  partner_score: number | null;
  /** Shown beside the score; plain values only. */
  metadata: Record<string, string | number>;
}
