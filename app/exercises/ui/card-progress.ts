/** How far a visitor has come with one exercise. */
export interface CardProgress {
  attempts: number;
  submissions: number;
  /** Best score out of 100 so far, null before the first grade. */
  best: number | null;
  /** True while that score can still rise because criteria await a human. */
  bestIsProvisional: boolean;
}
