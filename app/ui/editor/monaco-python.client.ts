import { languages, type editor, type IDisposable } from 'monaco-editor/editor';
import { completePython, describePython } from './complete-python';
import type { HelpSymbol, PythonHelp } from './editor-types';

const markdown = (symbol: HelpSymbol) => ({ value: `\`\`\`python\n${symbol.detail}\n\`\`\`\n${symbol.doc}` });

const ITEM_KIND = {
  function: languages.CompletionItemKind.Function,
  key: languages.CompletionItemKind.Field,
  value: languages.CompletionItemKind.Value,
};

/** Completion and hover for one Python model; other models stay untouched. */
export function registerPythonHelp(model: editor.ITextModel, help: PythonHelp): IDisposable[] {
  const mine = (candidate: editor.ITextModel) => candidate.uri.toString() === model.uri.toString();
  return [
    languages.registerCompletionItemProvider('python', {
      triggerCharacters: ['"', "'", '['],
      provideCompletionItems(target, position) {
        if (!mine(target)) return { suggestions: [] };
        const source = target.getValue();
        const { symbols, replaces } = completePython(help, source.slice(0, target.getOffsetAt(position)), source);
        const range = {
          startLineNumber: position.lineNumber,
          endLineNumber: position.lineNumber,
          startColumn: position.column - replaces,
          endColumn: position.column,
        };
        return {
          suggestions: symbols.map((symbol) => ({
            label: symbol.name,
            kind: ITEM_KIND[symbol.role],
            detail: symbol.detail,
            documentation: { value: symbol.doc },
            insertText: symbol.snippet ?? symbol.name,
            insertTextRules: symbol.snippet ? languages.CompletionItemInsertTextRule.InsertAsSnippet : undefined,
            range,
          })),
        };
      },
    }),
    languages.registerHoverProvider('python', {
      provideHover(target, position) {
        const symbol = mine(target) ? describePython(help, target.getValue(), target.getOffsetAt(position)) : null;
        return symbol ? { contents: [markdown(symbol)] } : null;
      },
    }),
  ];
}
