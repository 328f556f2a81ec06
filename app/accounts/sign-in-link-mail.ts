/** The mail with a sign-in link. The link opens a page with a button, so that mail scanners which follow it use nothing up. */
export function signInLinkMail({ email, token, origin }: { email: string; token: string; origin: string }) {
  const link = new URL('/sign-in/link', origin);
  link.searchParams.set('token', token);
  return {
    recipient: email,
    subject: 'Your sign-in link for Assay',
    text: `Open this link to sign in to Assay. It works once, for 15 minutes:\n\n${link.href}\n\nIf you did not ask for it, ignore this mail: nobody has signed in.\n`,
    organisationId: null,
  };
}
