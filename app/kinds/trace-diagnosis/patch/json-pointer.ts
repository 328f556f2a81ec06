import { z } from 'zod';

/** JSON pointer (RFC 6901) text with at least one step. */
export const pointerText = z
  .string()
  .max(400)
  .regex(/^(\/([^~/]|~[01])*)+$/, 'is not a JSON pointer such as /limits/maxSteps');

/** Steps of a pointer, unescaped, or null when the text is no pointer. */
export function parsePointer(text: string): string[] | null {
  if (!pointerText.safeParse(text).success) return null;
  return text
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Pointer text of steps. */
export const formatPointer = (steps: readonly string[]): string =>
  steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Whether `inner` is the place `outer` or lies beneath it. */
export const isWithin = (outer: readonly string[], inner: readonly string[]): boolean =>
  outer.length <= inner.length && outer.every((step, at) => inner[at] === step);
