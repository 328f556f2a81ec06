/** The mail with a sign-in link, which leads on to `returnTo`, a path of this site. The link opens a page with a button, so that mail scanners which follow it use nothing up. */
export function signInLinkMail({
  email,
  token,
  origin,
  returnTo,
}: {
  email: string;
  token: string;
  origin: string;
  returnTo: string;
}) {
  const link = new URL('/sign-in/link', origin);
  link.searchParams.set('returnTo', returnTo);
  link.searchParams.set('token', token);
  return {
    recipient: email,
    subject: 'Your sign-in link for Assay',
    text: `Open this link to sign in to Assay. It works once, for 15 minutes:\n\n${link.href}\n\nIf you did not ask for it, ignore this mail: nobody has signed in.\n`,
    organisationId: null,
  };
}
