import type { RecordedStep } from './replay-types.ts';
import type { Json, ToolErrorCode } from './world-types.ts';

/** What a step of the run came back with. */
export interface StepOutcome {
  status: 'ok' | ToolErrorCode;
  result: Json;
  latencyMs: number;
}

/**
 * The steps of this run, and the recorded ones as long as the run is the recording. The first step whose key is another, or whose
 * recorded outcome could not have come under the present timeout, is the divergence; from there on nothing recorded is served.
 */
export class RecordingTape {
  readonly steps: RecordedStep[] = [];
  private readonly recorded: RecordedStep[] | null;
  private divergence: number | null = null;

  constructor(recorded: RecordedStep[] | null) {
    this.recorded = recorded;
  }

  /** Notes a step and returns its outcome: the recorded one while the run matches, else `simulated`. */
  take(key: string, spanId: string, simulated: StepOutcome, timeoutMs = Infinity): StepOutcome {
    const at = this.steps.length;
    const served = this.divergence === null ? this.recorded?.[at] : undefined;
    const fits = served?.key === key && couldHaveCome(served, timeoutMs);
    if (this.recorded && this.divergence === null && !fits) this.divergence = at;
    const { status, result, latencyMs } = served && fits ? served : simulated;
    this.steps.push({ key, spanId, status, result, latencyMs });
    return { status, result, latencyMs };
  }

  /** Index of the first step that is not in the recording; the number of steps when the run stops before the recording does. */
  divergedAt(): number | null {
    if (this.recorded === null) return null;
    return this.divergence ?? (this.steps.length < this.recorded.length ? this.steps.length : null);
  }
}

/** A recorded timeout says nothing about another patience; a recorded answer does not come when nobody waits that long. */
const couldHaveCome = ({ status, latencyMs }: RecordedStep, timeoutMs: number) =>
  timeoutMs === Infinity || (status === 'timeout' ? latencyMs === timeoutMs : latencyMs <= timeoutMs);
