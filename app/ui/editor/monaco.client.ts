import './monaco-environment.client';
import './monaco-features.client';
import { editor, MarkerSeverity, Uri, type IDisposable } from 'monaco-editor/editor';
import { ModuleKind, ScriptTarget, typescriptDefaults } from 'monaco-editor/languages/features/typescript/register';
import type { EditorHandle, EditorMarker, MountEditor, MountOptions } from './editor-types';
import { offerJsonSchema } from './monaco-json.client';
import { registerPythonHelp } from './monaco-python.client';
import { followTheme } from './monaco-theme.client';

const MARKER_OWNER = 'assay-run';

// The sandbox strips types and has no page around it, so the checker knows neither DOM nor syntax that needs compiling.
typescriptDefaults.setCompilerOptions({
  target: ScriptTarget.ESNext,
  module: ModuleKind.ESNext,
  lib: ['esnext'],
  strict: true,
  noEmit: true,
  allowNonTsExtensions: true,
  erasableSyntaxOnly: true,
});
typescriptDefaults.setEagerModelSync(true);

function createModel({ path, value, language }: MountOptions): editor.ITextModel {
  const uri = Uri.parse(`file:///answer/${path}`);
  // React may mount twice in development; the earlier model of the same file gives way.
  editor.getModel(uri)?.dispose();
  const model = editor.createModel(value, language, uri);
  model.updateOptions({ tabSize: language === 'python' ? 4 : 2, insertSpaces: true });
  return model;
}

function toMarkerData(model: editor.ITextModel, marker: EditorMarker): editor.IMarkerData {
  const line = Math.min(Math.max(1, marker.line), model.getLineCount());
  const first = model.getLineFirstNonWhitespaceColumn(line) || 1;
  const startColumn = Math.min(marker.column ?? first, model.getLineMaxColumn(line));
  const word = marker.column ? model.getWordAtPosition({ lineNumber: line, column: startColumn }) : null;
  return {
    severity: MarkerSeverity.Error,
    message: marker.message,
    source: marker.source ?? 'last run',
    startLineNumber: line,
    endLineNumber: line,
    startColumn,
    endColumn: word?.endColumn ?? model.getLineMaxColumn(line),
  };
}

/** Puts Monaco into `host`. The caller keeps the form field in step through `onChange`. */
export const mount: MountEditor = (host, options): EditorHandle => {
  const model = createModel(options);
  const disposables: IDisposable[] = [];
  if (options.help?.typescriptLib) {
    disposables.push(typescriptDefaults.addExtraLib(options.help.typescriptLib, `file:///answer/exercise-api.d.ts`));
  }
  if (options.help?.python && options.language === 'python') {
    disposables.push(...registerPythonHelp(model, options.help.python));
  }
  if (options.help?.jsonSchema && options.language === 'json') {
    disposables.push(offerJsonSchema(model, options.help.jsonSchema));
  }
  const stopFollowingTheme = followTheme(host);
  const view = editor.create(host, {
    model,
    readOnly: options.readOnly,
    ariaLabel: `${options.label}. Press Ctrl+M (macOS: Ctrl+Shift+M) to let Tab move focus, Alt+F1 for help.`,
    automaticLayout: true,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    fixedOverflowWidgets: true,
    fontSize: 13,
    lineHeight: 20,
    fontFamily: getComputedStyle(host).fontFamily,
    padding: { top: 8, bottom: 8 },
    wordBasedSuggestions: 'currentDocument',
    quickSuggestions: { other: true, comments: false, strings: true },
    // The number of a last empty line would otherwise be too pale to read.
    renderFinalNewline: 'on',
    theme: 'assay',
  });
  disposables.push(
    view,
    model.onDidChangeContent(() => options.onChange(model.getValue())),
  );
  return {
    getValue: () => model.getValue(),
    setValue(value) {
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
      model.pushStackElement();
    },
    setMarkers: (markers) =>
      editor.setModelMarkers(
        model,
        MARKER_OWNER,
        markers.map((marker) => toMarkerData(model, marker)),
      ),
    setReadOnly: (readOnly) => view.updateOptions({ readOnly }),
    reveal(line, column = 1) {
      view.setPosition({ lineNumber: line, column });
      view.revealLineInCenterIfOutsideViewport(line);
      view.focus();
    },
    dispose() {
      stopFollowingTheme();
      for (const disposable of disposables) disposable.dispose();
      model.dispose();
    },
  };
};
