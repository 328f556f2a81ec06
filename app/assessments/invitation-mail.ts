const WHEN = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', timeZone: 'UTC' },
} as const);

/** A moment in words, in UTC: mails do not know their reader's zone. */
export const inWords = (at: Date): string => `${WHEN.format(at)} UTC`;

/** The mail that carries a candidate's link. `again`: it was asked for anew and the link before it has ended. */
export function invitationMail({
  organisation,
  assessment,
  role,
  name,
  link,
  startUntil,
  stage,
  again,
}: {
  organisation: string;
  assessment: string;
  role: string;
  name: string;
  link: string;
  /** Last moment to start. */
  startUntil: Date;
  /** Where the link leads: to the rules, back to the work, or to what became of it. */
  stage: 'open' | 'running' | 'ended';
  again: boolean;
}): { subject: string; text: string } {
  const what = role ? `${assessment} (${role})` : assessment;
  const opening = again
    ? `Here is a new link to the assessment "${what}" of ${organisation}. The link you had before no longer works.`
    : `${organisation} invites you to the assessment "${what}".`;
  const use = {
    open: `Open it to read the rules. The clock starts only when you press start, and you can do that until ${inWords(startUntil)}.`,
    running: 'Open it to go back to your work; everything that was saved is there.',
    ended: 'Your work has been submitted. Open it to see what happens next.',
  }[stage];
  const text = [
    `Hello ${name},`,
    opening,
    use,
    link,
    'The link is yours alone: whoever has it can take the assessment as you. If you need more time than others, for example because of a disability, tell the people who invited you before you start.',
  ].join('\n\n');
  const subject = again ? `New link: ${assessment}, ${organisation}` : `${organisation} invites you: ${assessment}`;
  return { subject: oneLine(subject), text: `${text}\n` };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 200);
