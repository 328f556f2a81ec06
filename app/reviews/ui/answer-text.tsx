import { markBackground } from '../../grading/ui/quoted-text';
import { splitMarks, type MarkedRange } from '../../grading/ui/split-marks';
import type { Quote } from '../../grading/grade-types';

/**
 * A file of the answer whose passages can be selected and quoted: every stretch of text knows where in the file it stands. `ranges`
 * are marked in the colour of their criterion.
 */
export function AnswerText({
  path,
  title,
  text,
  prose,
  ranges,
  criterionIds,
}: {
  path: string;
  title: string;
  text: string;
  prose: boolean;
  ranges: MarkedRange[];
  criterionIds: readonly string[];
}) {
  if (text.trim() === '') return <p className="p-4 text-muted">Nothing was handed in here.</p>;
  let at = 0;
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={`${title} as handed in`}
      className={
        prose
          ? 'max-h-[75vh] overflow-auto p-4 leading-relaxed break-words whitespace-pre-wrap'
          : 'max-h-[75vh] overflow-auto p-4 font-mono text-[0.8667rem] whitespace-pre'
      }
    >
      {splitMarks(text, ranges).map((segment, index) => {
        const start = at;
        at += segment.text.length;
        const [key] = segment.keys;
        const place = { 'data-file': path, 'data-start': start };
        return key === undefined ? (
          <span key={index} {...place}>
            {segment.text}
          </span>
        ) : (
          <mark
            key={index}
            {...place}
            title={`quoted for criterion ${criterionIds.indexOf(key) + 1}`}
            className="rounded-[2px] py-0.5 text-ink"
            style={{ background: markBackground(criterionIds.indexOf(key)) }}
          >
            {segment.text}
          </mark>
        );
      })}
    </div>
  );
}

/** The passage of a file that is selected in the page now, or null when none or more than one file is. */
export function selectedQuote(files: Readonly<Record<string, string>>): Quote | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const from = placeOf(range.startContainer, range.startOffset);
  const to = placeOf(range.endContainer, range.endOffset);
  if (!from || !to || from.file !== to.file) return null;
  const source = files[from.file];
  if (source === undefined) return null;
  const raw = source.slice(from.at, to.at);
  const start = from.at + (raw.length - raw.trimStart().length);
  const text = raw.trim();
  return text === '' ? null : { file: from.file, start, end: start + text.length, text };
}

function placeOf(node: Node, offset: number): { file: string; at: number } | null {
  const element = node instanceof Element ? node : node.parentElement;
  const segment = element?.closest<HTMLElement>('[data-start]');
  const file = segment?.dataset['file'];
  if (!segment || file === undefined) return null;
  // A selection that ends between elements counts children, not characters.
  const within = node instanceof Text ? offset : offset > 0 ? (segment.textContent?.length ?? 0) : 0;
  return { file, at: Number(segment.dataset['start']) + within };
}
