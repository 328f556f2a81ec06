/** How often each of some ordered values came up, small enough for a table cell. Decoration: the cell beside it holds the numbers. */
export function MiniColumns({ counts }: { counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  return (
    <div aria-hidden="true" className="flex h-6 w-24 items-end gap-px border-b border-line-strong">
      {counts.map((count, at) => (
        <span
          key={at}
          className="flex-1 rounded-t-[1px] bg-accent/70"
          style={{ height: count === 0 ? 0 : `${Math.max(8, (count / most) * 100)}%` }}
        />
      ))}
    </div>
  );
}
