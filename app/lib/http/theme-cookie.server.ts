import { createCookie } from '@remix-run/node';
import { z } from 'zod';

/** `system` follows the operating system and is what no cookie means. */
export const themeSchema = z.enum(['system', 'light', 'dark']).catch('system');
export type Theme = z.infer<typeof themeSchema>;

const cookie = createCookie('assay-theme', { path: '/', sameSite: 'lax', maxAge: 365 * 24 * 3600 });

/** The colour scheme this browser asked for. */
export async function readTheme(request: Request): Promise<Theme> {
  return themeSchema.parse(await cookie.parse(request.headers.get('Cookie')));
}

/** Set-Cookie header that keeps the choice for a year. */
export const writeTheme = (theme: Theme): Promise<string> => cookie.serialize(theme);
