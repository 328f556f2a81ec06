import { Card } from '../../ui/card';
import { splitMarks, type MarkedRange, type TextSegment } from './split-marks';

/** Criteria in the rubric's order, as the marks refer to them. */
export interface MarkOwner {
  id: string;
  title: string;
}

const COLOURS = 6;
/** Background of the marks of the criterion at this place in the rubric. */
export const markBackground = (index: number): string => `var(--mark-${(index % COLOURS) + 1})`;

/** A file of the answer as handed in, with the passages that verdicts quote marked in their criterion's colour. */
export function QuotedText({
  title,
  path,
  text,
  ranges,
  owners,
}: {
  title: string;
  path: string;
  text: string;
  ranges: MarkedRange[];
  owners: MarkOwner[];
}) {
  return (
    <Card
      title={title}
      headingLevel={3}
      aside={<code className="font-mono text-[0.8667rem] text-muted">{path}</code>}
      padded={false}
    >
      {text.trim() === '' ? (
        <p className="p-4 text-muted">Nothing was handed in here.</p>
      ) : (
        <div
          tabIndex={0}
          role="group"
          aria-label={`${title} as handed in`}
          className="max-h-[80vh] overflow-y-auto p-4 leading-relaxed break-words whitespace-pre-wrap print:max-h-none"
        >
          {splitMarks(text, ranges).map((segment, index) => (
            <Segment key={index} segment={segment} owners={owners} />
          ))}
        </div>
      )}
    </Card>
  );
}

function Segment({ segment, owners }: { segment: TextSegment; owners: MarkOwner[] }) {
  if (segment.keys.length === 0) return segment.text;
  const indices = segment.keys.map((key) => owners.findIndex((owner) => owner.id === key)).filter((at) => at >= 0);
  return (
    <>
      <mark
        className="rounded-[2px] py-0.5 text-ink print:[print-color-adjust:exact]"
        style={{ background: bands(indices) }}
      >
        {segment.text}
      </mark>
      {segment.ending.map((key) => {
        const at = owners.findIndex((owner) => owner.id === key);
        const owner = owners[at];
        return (
          owner && (
            <a
              key={key}
              href={`#criterion-${owner.id}`}
              aria-label={`quoted for criterion ${at + 1}: ${owner.title}`}
              className="ml-0.5 inline-block rounded-[2px] px-1 align-super text-2xs font-semibold text-ink no-underline"
              style={{ background: markBackground(at) }}
            >
              {at + 1}
            </a>
          )
        );
      })}
    </>
  );
}

/** Where several criteria quote the same words, their colours lie in bands one above the other. */
function bands(indices: number[]): string {
  const [only] = indices;
  if (indices.length <= 1) return markBackground(only ?? 0);
  const step = 100 / indices.length;
  const stops = indices.map((at, order) => `${markBackground(at)} ${order * step}% ${(order + 1) * step}%`);
  return `linear-gradient(${stops.join(', ')})`;
}
