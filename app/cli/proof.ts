/** One thing `exercises prove` looked at. It holds when there are no problems. */
export interface Proof {
  /** Name of the sample, or `folder`, `generator`, `samples`. */
  name: string;
  /** One line: what came out. */
  what: string;
  problems: string[];
  /** For samples: what was measured. */
  sample?: {
    percent: number;
    band: { min: number; max: number };
    /** Check id -> points. */
    points: Record<string, number>;
    statuses: Record<string, string>;
    flags: string[];
    ms: number;
  };
}
