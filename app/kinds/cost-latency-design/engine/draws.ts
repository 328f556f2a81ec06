/**
 * Random numbers by name instead of by order: the draw for (call, purpose) depends on the seed only, so two designs meet the same
 * fate on the same call (common random numbers; Law, Simulation Modeling and Analysis, chapter 11) and their difference is not
 * noise.
 */

import { exactLog } from './exact-math';

/** Finalizer of MurmurHash3 (Austin Appleby, public domain): every input bit reaches every output bit. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Purposes of draws within one attempt of one stage. */
export const PURPOSE = {
  error: 0,
  hang: 1,
  outage: 2,
  latency: 3,
  perToken: 4,
  right: 5,
  abstain: 6,
  confidence: 7,
  empty: 8,
  recall: 9,
  keep: 10,
  rewrite: 11,
  estimate: 12,
  sameSimilarity: 13,
  otherSimilarity: 14,
  human: 15,
  flag: 16,
} as const;
/** Room for the purposes above (guards use one per risk class from `flag` on), then attempts, then stages of one type. */
const PURPOSES = 64;
const ATTEMPTS = 256;

/** Name of a draw: `ordinal` counts stages of the same type on the way, `attempt` the requests of one stage. */
export const drawName = (purpose: number, ordinal: number, attempt: number): number =>
  purpose + PURPOSES * (attempt + ATTEMPTS * ordinal);

export class Draws {
  private readonly seed: number;
  /** How many were drawn, for the benchmark. */
  uniforms = 0;
  normals = 0;

  constructor(seed: number) {
    this.seed = mix(seed ^ 0x5bd1e995);
  }

  /** Uniform in (0, 1). */
  uniform(call: number, name: number): number {
    this.uniforms += 1;
    const own = mix(this.seed + Math.imul(call + 1, 0x9e3779b1));
    return ((mix(own + Math.imul(name + 1, 0x7feb352d)) >>> 0) + 0.5) / 4_294_967_296;
  }

  /** Standard normal. */
  normal(call: number, name: number): number {
    this.normals += 1;
    return normalQuantile(this.uniform(call, name));
  }
}

/**
 * Quantile of the standard normal distribution for p in (0, 1), about seven digits: algorithm AS 241, PPND7 (Wichura 1988,
 * Applied Statistics 37, 477-484).
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q <= 0.425 && q >= -0.425) {
    const r = 0.180625 - q * q;
    return (
      (q * (((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)) /
      (((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1)
    );
  }
  let r = Math.sqrt(-exactLog(q < 0 ? p : 1 - p));
  let value: number;
  if (r <= 5) {
    r -= 1.6;
    value =
      (((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777) /
      ((0.12021131975 * r + 0.7370016425) * r + 1);
  } else {
    r -= 5;
    value =
      (((0.017337203997 * r + 0.42868294337) * r + 3.081226386) * r + 6.657905115) /
      ((0.012258202635 * r + 0.24197894225) * r + 1);
  }
  return q < 0 ? -value : value;
}
