/** A stretch of a text to draw differently. */
export interface TextRange {
  from: number;
  to: number;
  kind: 'hit' | 'quote';
}

/** More marks than this in one text help nobody and make the page slow. */
const MOST_RANGES = 2_000;

/** Where the patterns occur, in order and without overlap; where a hit and a quote meet, the hit wins. */
export function rangesIn(text: string, hit: RegExp | null, quotes: readonly RegExp[]): TextRange[] {
  const hits = hit ? occurrences(text, hit, 'hit') : [];
  const others = quotes.flatMap((quote) => occurrences(text, quote, 'quote')).sort((a, b) => a.from - b.from);
  const ranges: TextRange[] = [];
  let next = 0;
  let end = 0;
  const addQuotes = (until: number) => {
    for (; next < others.length && (others[next] as TextRange).from < until; next += 1) {
      const { from, to } = others[next] as TextRange;
      const start = Math.max(from, end);
      if (start >= Math.min(to, until)) continue;
      ranges.push({ from: start, to: Math.min(to, until), kind: 'quote' });
      end = Math.min(to, until);
      // What is left of it goes on behind the hit.
      if (to > until) break;
    }
  };
  for (const range of hits) {
    addQuotes(range.from);
    ranges.push(range);
    end = range.to;
  }
  addQuotes(text.length);
  return ranges;
}

function occurrences(text: string, pattern: RegExp, kind: TextRange['kind']): TextRange[] {
  const found: TextRange[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && found.length < MOST_RANGES; match = pattern.exec(text)) {
    found.push({ from: match.index, to: match.index + match[0].length, kind });
  }
  return found;
}

/** Where a long text is cut for a first look, at a line or word end; its length when it is short enough. */
export function foldPoint(text: string, mostLines = 14, mostCharacters = 1_400): number {
  let lines = 0;
  let at = -1;
  do {
    at = text.indexOf('\n', at + 1);
    lines += 1;
  } while (at !== -1 && at < mostCharacters && lines < mostLines);
  const byLines = at === -1 ? text.length : at;
  // A little more is not worth a button.
  if (byLines <= mostCharacters)
    return text.length - byLines < 200 && !text.slice(byLines + 1).includes('\n') ? text.length : byLines;
  if (text.length <= mostCharacters + 200) return text.length;
  const space = text.lastIndexOf(' ', mostCharacters);
  return space > mostCharacters / 2 ? space : mostCharacters;
}
