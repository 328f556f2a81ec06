import type { Answer } from '../kinds/contract';

/**
 * States of a draft on its way from `start` to `end`, the last one being `end`: files grow by lines, one after the other, and the
 * structured part follows when half is done. `steps` is at least 1.
 */
export function draftSteps({ start, end, steps }: { start: Answer; end: Answer; steps: number }): Answer[] {
  const paths = Object.keys(end.files);
  return Array.from({ length: steps }, (_, at) => {
    const done = ((at + 1) / steps) * paths.length;
    const files = Object.fromEntries(
      paths.map((path, position) => {
        const share = Math.min(1, Math.max(0, done - position));
        const before = start.files[path] ?? '';
        return [path, share === 0 ? before : beginningOf(end.files[path] ?? '', share)];
      }),
    );
    const fields = at + 1 < steps / 2 ? start.fields : end.fields;
    return { schemaVersion: 1, files, fields };
  });
}

function beginningOf(text: string, share: number): string {
  const lines = text.split('\n');
  return lines.slice(0, Math.ceil(lines.length * share)).join('\n');
}
