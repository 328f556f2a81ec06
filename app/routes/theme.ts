import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { ownPath } from '../lib/http/own-path';
import { themeSchema, writeTheme } from '../lib/http/theme-cookie.server';

/** Keeps the chosen colour scheme; goes back to where it was chosen, which must be a path of this site. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  return redirect(ownPath(form.get('returnTo')), {
    headers: { 'Set-Cookie': await writeTheme(themeSchema.parse(form.get('theme'))) },
  });
}
