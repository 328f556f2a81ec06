import type { z } from 'zod';
import { AppError } from '../errors';

/** The request's JSON body, parsed by `schema`. Throws `bad-request` naming the first thing that does not fit. */
export async function readJsonBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const value: unknown = await request.json().catch((cause: unknown) => {
    throw new AppError('bad-request', 'The request is not JSON.', { cause });
  });
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('bad-request', `${issue?.path.join('.') || 'request'}: ${issue?.message ?? 'does not fit'}`);
}
