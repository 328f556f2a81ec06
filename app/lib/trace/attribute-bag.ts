import type { Json } from '../json';
import { textOf } from './json-shape';
import { looseJson } from './parse-json';
import { unflatten } from './unflatten';
import type { JsonObject } from './trace-types';

/** A span's attributes while readers take out what they understand. What is left becomes `span.attributes`. */
export class AttributeBag {
  private readonly left: Map<string, Json>;
  private readonly prefixes = new Set<string>();

  constructor(entries: Iterable<readonly [string, Json]>) {
    this.left = new Map(entries);
    for (const key of this.left.keys()) {
      const prefix = /^(.*?)\.\d+\./.exec(key)?.[1];
      if (prefix !== undefined) this.prefixes.add(prefix);
    }
  }

  peek(key: string): Json | undefined {
    return this.left.get(key);
  }

  /** Takes a value whatever its type; undefined when there is none. */
  take(key: string): Json | undefined {
    const value = this.left.get(key);
    this.left.delete(key);
    return value;
  }

  /** Takes the first key that holds a text with something in it. The others stay. */
  takeText(...keys: string[]): string | null {
    const key = keys.find((each) => textOf(this.left.get(each)) !== null);
    return key === undefined ? null : textOf(this.take(key));
  }

  /** Takes the first key that is there, read as JSON where its text is JSON; null when there is none. */
  takeLoose(...keys: string[]): Json {
    const key = keys.find((each) => (this.left.get(each) ?? null) !== null);
    return key === undefined ? null : looseJson(this.take(key) ?? null);
  }

  /**
   * Takes a list that was flattened into `prefix.0.a.b` keys, as nested JSON in the order of its positions. Keys that contradict
   * each other stay. `prefix` holds no number: `llm.input_messages`.
   */
  takeFlattened(prefix: string): Json[] {
    if (!this.prefixes.has(prefix)) return [];
    const entries: [string, Json][] = [];
    for (const [key, value] of this.left) {
      if (key.startsWith(`${prefix}.`) && /^\d+\./.test(key.slice(prefix.length + 1))) {
        entries.push([key.slice(prefix.length + 1), value]);
      }
    }
    const { value, placed } = unflatten(entries);
    for (const path of placed) this.left.delete(`${prefix}.${path}`);
    return Array.isArray(value) ? value : [];
  }

  rest(): JsonObject {
    return Object.fromEntries(this.left);
  }
}
