/** What the code editor takes and gives; the same whether Monaco has arrived or the plain textarea does the work. */

export type EditorLanguage = 'typescript' | 'python' | 'markdown' | 'json';

/** A mistake to underline, 1-based. Without a column the whole line is marked. */
export interface EditorMarker {
  line: number;
  column?: number;
  message: string;
  /** Who says so, shown after the message; "last run" unless given. */
  source?: string;
}

/** A place to move the caret to; a new `nonce` moves it there again. */
export interface EditorJump {
  line: number;
  column?: number;
  nonce: number;
}

/** One name that completion offers and hovering explains. */
export interface HelpSymbol {
  name: string;
  /** Signature or type, shown in code type. */
  detail: string;
  /** One or two sentences. */
  doc: string;
  /** Text to insert; `${1:x}` are tab stops. The name itself when absent. */
  snippet?: string;
  role: 'function' | 'key' | 'value';
}

/** Keys of a Python dict and what lies beneath them. */
export interface DictShape {
  [key: string]: { detail: string; doc: string; keys?: DictShape };
}

/** What a Python file may use, as data; `complete-python.ts` turns it into suggestions. */
export interface PythonHelp {
  globals: HelpSymbol[];
  /** Variable name (`row`) or call (`judge()`) -> shape of the dict it holds. */
  shapes: Record<string, DictShape>;
  /** Function name -> the strings its first argument may be. */
  arguments: Record<string, HelpSymbol[]>;
}

export interface EditorHelp {
  /** Ambient declarations for TypeScript files. */
  typescriptLib?: string;
  python?: PythonHelp;
  /** JSON Schema that a JSON file is checked against and completed from. */
  jsonSchema?: Record<string, unknown>;
}

export interface MountOptions {
  value: string;
  language: EditorLanguage;
  /** File name, for example `eval.ts`. */
  path: string;
  label: string;
  readOnly: boolean;
  help?: EditorHelp;
  onChange(value: string): void;
}

/** A mounted rich editor. */
export interface EditorHandle {
  getValue(): string;
  /** Replaces the text as one step that undo can take back. */
  setValue(value: string): void;
  setMarkers(markers: EditorMarker[]): void;
  setReadOnly(readOnly: boolean): void;
  reveal(line: number, column?: number): void;
  dispose(): void;
}

export type MountEditor = (host: HTMLElement, options: MountOptions) => EditorHandle;
