import { z } from 'zod';

const refusal = z.object({
  error: z.union([z.string(), z.object({ message: z.string(), retryAfterSeconds: z.number().optional() })]),
});

/** What a refused request says to the person, and how long it asks to wait (body first, then the Retry-After header in seconds). */
export function readRefusal(
  response: { status: number; headers: Headers },
  body: unknown,
): { message: string; retryAfterMs?: number } {
  const parsed = refusal.safeParse(body);
  const error = parsed.success ? parsed.data.error : `the server answered with status ${response.status}`;
  const header = Number(response.headers.get('Retry-After') ?? NaN);
  const seconds = (typeof error === 'object' ? error.retryAfterSeconds : undefined) ?? header;
  return {
    message: typeof error === 'string' ? error : error.message,
    ...(Number.isFinite(seconds) ? { retryAfterMs: seconds * 1000 } : {}),
  };
}
