/** Stops an import from inside a reader. `importTrace` turns it into its one error; nothing outside this folder sees it. */
export class ImportFailure extends Error {
  readonly place: string;

  constructor(message: string, place: string) {
    super(message);
    this.name = 'ImportFailure';
    this.place = place;
  }
}
