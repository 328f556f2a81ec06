import { markBackground } from './quoted-text';

/** A criterion's title behind the number and colour that its quotes carry in the text; `index` is its place in the rubric, from 0. */
export function CriterionTitle({ index, title }: { index: number; title: string }) {
  return (
    <span className="flex items-baseline gap-2">
      <span
        aria-hidden="true"
        className="rounded-[2px] px-1.5 text-2xs font-semibold"
        style={{ background: markBackground(index) }}
      >
        {index + 1}
      </span>
      {title}
    </span>
  );
}
