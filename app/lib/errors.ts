/** The refusals a person can meet, and the HTTP status each one answers with. */
export const STATUS_BY_CODE = {
  'bad-request': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'too-many': 429,
  busy: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_BY_CODE;

/**
 * An expected refusal: thrown anywhere, turned into a response by the route layer. `message` is written for the person who
 * reads it; `retryAfterSeconds` becomes the Retry-After header. Bugs are ordinary errors, never this.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options: { retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return STATUS_BY_CODE[this.code];
  }
}
