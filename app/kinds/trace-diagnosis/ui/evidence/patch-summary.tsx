import type { DescribedOperation, PatchProblem } from '../../run-summary';

/** A patch in words: what it changed, and what of it was left out. */
export function PatchSummary({
  operations,
  problems,
}: {
  operations: readonly DescribedOperation[];
  problems: readonly PatchProblem[];
}) {
  return (
    <section>
      <h4 className="mb-1 text-[0.9rem]">Your patch</h4>
      {operations.length === 0 && problems.length === 0 && <p>It changes nothing.</p>}
      <ul className="list-disc pl-5">
        {operations.map(({ path, title, words }) => (
          <li key={path} className="break-words">
            <span className="font-medium">{title}</span>{' '}
            <span className="text-muted">{words.replace(' -> ', ' → ')}</span>
          </li>
        ))}
        {problems.map(({ index, path, message }) => (
          <li key={index} className="text-bad">
            Left out: {path} ({message})
          </li>
        ))}
      </ul>
    </section>
  );
}
