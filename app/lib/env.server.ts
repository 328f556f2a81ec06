import { z } from 'zod';

const positiveInteger = z.coerce.number().int().positive();
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be a URL such as ${example}` });
const optionalText = z
  .string()
  .trim()
  .transform((text) => text || undefined)
  .optional();

/** Every setting of every program, with its default. Read once at start; `docs/operations.md` explains each. */
export const envSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  /** Where the web server listens. Port 0 takes any free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Address people use, when it differs from HOST:PORT (behind a proxy). */
  PUBLIC_URL: url(/^https?$/, 'https://assay.example.org').optional(),
  /** Number of proxies in front whose X-Forwarded-For is believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  /** Folder for the embedded database, the sandbox's prepared Python and the cookie secret. */
  DATA_DIR: z.string().min(1).default('.data'),
  /** A PostgreSQL of your own; `npm start` sets it to the embedded one otherwise. */
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/assay'),
  /** Signs visitor cookies; made and kept in DATA_DIR when absent. */
  COOKIE_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  /** Extra exercise roots, separated like PATH; each holds exercise folders. `slug=path`: those of the organisation with this slug. */
  EXERCISES_DIR: optionalText,
  /** Judge: without a key (or a base URL that needs none) it is `none` and criteria await a human. */
  OPENAI_API_KEY: optionalText,
  OPENAI_BASE_URL: url(/^https?$/, 'http://localhost:11434/v1').optional(),
  JUDGE_MODEL: z.string().min(1).default('gpt-4.1-mini'),
  JUDGE_TIMEOUT_MS: positiveInteger.default(60_000),
  JUDGE_CONCURRENCY: positiveInteger.max(64).default(4),
  /** Most that judge calls may cost in a day, over all workers; models without a known price count by JUDGE_UNKNOWN_CALL_USD. */
  JUDGE_DAILY_USD: z.coerce.number().nonnegative().default(20),
  JUDGE_UNKNOWN_CALL_USD: z.coerce.number().nonnegative().default(0.02),
  /** Gradings at once in one worker, and programs at once in one process's sandbox. */
  GRADING_CONCURRENCY: positiveInteger.max(64).default(2),
  SANDBOX_CONCURRENCY: positiveInteger.max(64).default(2),
  /** Lowest sandbox level to accept; start fails below it. 0 is for development only. */
  SANDBOX_MIN_LEVEL: z.coerce.number().int().min(0).max(2).default(1),
  /** Most grading jobs that may wait; beyond it submitting answers "busy, try again". */
  QUEUE_LIMIT: positiveInteger.default(500),
  /** Mail: without a server, mails are kept to be read in the organisation's outbox and sign-in links are not offered. */
  SMTP_URL: url(/^smtps?$/, 'smtp://user:password@mail.example.org:587').optional(),
  MAIL_FROM: z.string().min(3).default('Assay <assay@localhost>'),
  /** Single sign-on (OpenID Connect, code flow with PKCE): all five, or none. */
  OIDC_CLIENT_ID: optionalText,
  OIDC_CLIENT_SECRET: optionalText,
  OIDC_AUTHORIZATION_URL: url(/^https?$/, 'https://id.example.org/authorize').optional(),
  OIDC_TOKEN_URL: url(/^https?$/, 'https://id.example.org/token').optional(),
  OIDC_USERINFO_URL: url(/^https?$/, 'https://id.example.org/userinfo').optional(),
  /** What the button says: "Continue with ...". */
  OIDC_NAME: z.string().min(1).max(40).default('single sign-on'),
  /** Tries to sign in, sign up or be sent a link, per e-mail address and hour, and (times ADDRESS_FACTOR) per network address. */
  SIGN_INS_PER_HOUR: positiveInteger.default(20),
  /** Webhooks may reach private and loopback addresses; for installations inside a network of their own, and for tests. */
  WEBHOOKS_PRIVATE: z.enum(['0', '1']).default('0'),
  /** For tests: a file with milliseconds by which this installation's clock runs ahead. */
  CLOCK_FILE: optionalText,
  /** 1 fills a made-up organisation that visitors may look around in as each role (`npm start -- --demo`). Never where real people work. */
  DEMO: z.enum(['0', '1']).default('0'),
  /** Anonymous use, per visitor and (times ADDRESS_FACTOR) per network address. */
  RUNS_PER_MINUTE: positiveInteger.default(30),
  SUBMISSIONS_PER_HOUR: positiveInteger.default(20),
  ATTEMPTS_PER_HOUR: positiveInteger.default(30),
  ADDRESS_FACTOR: positiveInteger.default(5),
});

export type Env = z.infer<typeof envSchema>;

export type EnvResult = { ok: true; env: Env } | { ok: false; problems: string[] };

/** Reads settings. An empty variable counts as absent. Every mistake becomes one line that names the variable. */
export function readEnv(source: Record<string, string | undefined>): EnvResult {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return { ok: true, env: parsed.data };
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return { ok: false, problems: [...new Set(problems)] };
}

let current: Env | undefined;

/** The process's settings. Throws one error with every mistake. */
export function env(): Env {
  if (!current) {
    const result = readEnv(process.env);
    if (!result.ok) throw new Error(`wrong settings:\n${result.problems.join('\n')}`);
    current = result.env;
  }
  return current;
}
