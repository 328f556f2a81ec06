import { useMemo } from 'react';
import { hashResult } from '../../engine/hash-result';
import type { SimulationResult } from '../../engine/simulation-types';

/** Eight digits that stand for all numbers of a simulation: equal ones in the workspace and in a run of the server are the same to the last bit. */
export function Fingerprint({ result }: { result: SimulationResult }) {
  const digits = useMemo(() => hashResult(result), [result]);
  return (
    <span title="Equal digits stand for equal numbers, here and on the server" className="font-mono text-[0.8rem]">
      {digits}
    </span>
  );
}
