/** What a text is written in; decides what counts as a token and what two tokens have in common. */
export type TextLanguage = 'typescript' | 'python' | 'json' | 'prose';

/** One token: `symbol` is what is compared, `start` and `end` are offsets into the text as it was handed in. */
export interface Token {
  symbol: string;
  start: number;
  end: number;
}
