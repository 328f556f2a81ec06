/** A link in a line of text or in a table, told apart by more than its colour. */
export const linkStyle = 'text-accent underline underline-offset-2';
