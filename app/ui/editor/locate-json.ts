/** A place in a text, 1-based. */
export interface TextPlace {
  line: number;
  column: number;
}

/**
 * Finds the value at a path (`stages/2/model`) in JSON text that parses; where the path leads nowhere, the deepest value on the way
 * to it. Returns null for text that is not JSON.
 */
export function locateJson(text: string, path: string): TextPlace | null {
  const steps = path.split('/').filter(Boolean);
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return placeOf(text, new Finder(text).find(steps));
}

/** Line and column of an offset. */
export function placeOf(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/**
 * Where `JSON.parse` stopped, read from its message ("... at position 12", "... in JSON at line 2 column 3"); the end of the text when
 * the message names no place.
 */
export function placeOfSyntaxError(text: string, message: string): TextPlace {
  const position = /position (\d+)/.exec(message);
  if (position) return placeOf(text, Number(position[1]));
  const place = /line (\d+) column (\d+)/.exec(message);
  if (place) return { line: Number(place[1]), column: Number(place[2]) };
  const token = /Unexpected token '?(.)'?, \.{3}"([\s\S]*)"\.{3} is not valid JSON/.exec(message);
  const at = token?.[2] ? text.indexOf(token[2]) : -1;
  return placeOf(text, at >= 0 ? at : text.length);
}

/** Walks over valid JSON without building anything. */
class Finder {
  private at = 0;

  constructor(private readonly text: string) {}

  /** Offset of the value at the path, or of its nearest ancestor. */
  find(steps: readonly string[]): number {
    this.space();
    const start = this.at;
    const [step, ...rest] = steps;
    const open = this.text[this.at];
    if (step === undefined || (open !== '{' && open !== '[')) return start;
    this.at += 1;
    for (let index = 0; ; index += 1) {
      this.space();
      if (this.text[this.at] === '}' || this.text[this.at] === ']') return start;
      let key = String(index);
      if (open === '{') {
        const keyAt = this.at;
        this.string();
        key = JSON.parse(this.text.slice(keyAt, this.at)) as string;
        this.space();
        this.at += 1;
      }
      if (key === step) return this.find(rest);
      this.value();
      this.space();
      if (this.text[this.at] === ',') this.at += 1;
    }
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private string(): void {
    this.at += 1;
    while (this.text[this.at] !== '"') this.at += this.text[this.at] === '\\' ? 2 : 1;
    this.at += 1;
  }

  private value(): void {
    this.space();
    let depth = 0;
    do {
      const char = this.text[this.at];
      if (char === '"') this.string();
      else if (char === '{' || char === '[') {
        depth += 1;
        this.at += 1;
      } else if (char === '}' || char === ']') {
        depth -= 1;
        this.at += 1;
      } else if (depth === 0) {
        while (/[^\s,\]}]/.test(this.text[this.at] ?? ' ')) this.at += 1;
        return;
      } else this.at += 1;
    } while (depth > 0);
  }
}
