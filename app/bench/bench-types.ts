/** One number of a benchmark. `ratio` is `value / baseline`, both measured in the same run, so that machines can be compared. */
export interface Measurement {
  name: string;
  value: number;
  /** `ms`, `per minute`, `per second`, `kB`, `MB`, or what is counted. */
  unit: string;
  baseline?: { name: string; value: number };
  ratio?: number;
  /** The only value that is right, where there is one; another makes the benchmark fail. */
  mustBe?: number;
}

/** A measurement with a baseline of the same unit. */
export function compared(
  name: string,
  value: number,
  unit: string,
  baseline: { name: string; value: number },
): Measurement {
  return {
    name,
    value: rounded(value),
    unit,
    baseline: { ...baseline, value: rounded(baseline.value) },
    ratio: rounded(value / baseline.value),
  };
}

/** A measurement that stands for itself. */
export const measured = (name: string, value: number, unit: string): Measurement => ({
  name,
  value: rounded(value),
  unit,
});

/** A count that has only one right value. */
export const required = (name: string, value: number, unit: string, mustBe: number): Measurement => ({
  ...measured(name, value, unit),
  mustBe,
});

/** Whether a number is what it must be. */
export const holds = ({ value, mustBe }: Measurement): boolean => mustBe === undefined || value === mustBe;

const rounded = (value: number) => Number(value.toPrecision(4));
