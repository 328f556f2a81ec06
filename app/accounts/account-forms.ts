/** What the account forms hold; shared by browser and server. */
import { z } from 'zod';

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'This address is too long.')
  .pipe(z.email('Give an e-mail address, such as you@example.org.'));

export const signInForm = z.object({ email, password: z.string().min(1, 'Give your password.').max(200) });
export const linkForm = z.object({ email });
export const signUpForm = z.object({
  name: z.string().trim().min(1, 'Give a name.').max(80, 'At most 80 characters.'),
  email,
  password: z.string().min(10, 'At least 10 characters.').max(200, 'At most 200 characters.'),
});

export const passwordForm = z.object({
  /** Left out where a sign-in of the last minutes stands in for it. */
  oldPassword: z.string().max(200).default(''),
  newPassword: signUpForm.shape.password,
});

/** Messages by field name. */
export type FieldErrors = Record<string, string>;

/** Reads a form by its schema: the value, or one message beside each wrong field. */
export function readForm<T>(schema: z.ZodType<T>, form: FormData): { value: T } | { errors: FieldErrors } {
  const parsed = schema.safeParse(Object.fromEntries(form));
  if (parsed.success) return { value: parsed.data };
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message;
  return { errors };
}
