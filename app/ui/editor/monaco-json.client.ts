import type { editor, IDisposable } from 'monaco-editor/editor';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';

/** Schemas of the JSON models that are open, by their address. */
const schemas = new Map<string, Record<string, unknown>>();

function apply(): void {
  jsonDefaults.setDiagnosticsOptions({
    ...{ validate: true, allowComments: false, enableSchemaRequest: false, schemaValidation: 'error' },
    schemas: [...schemas].map(([uri, schema]) => ({ uri: `${uri}.schema`, fileMatch: [uri], schema })),
  });
}

// Colour swatches and outlines are for style sheets and files of another size.
jsonDefaults.setModeConfiguration({
  ...{ documentFormattingEdits: true, documentRangeFormattingEdits: true, completionItems: true, hovers: true },
  ...{ tokens: true, foldingRanges: true, diagnostics: true, selectionRanges: true },
  ...{ documentSymbols: false, colors: false },
});

/** Checks and completes one JSON model by a schema, until disposed. */
export function offerJsonSchema(model: editor.ITextModel, schema: Record<string, unknown>): IDisposable {
  const uri = model.uri.toString();
  schemas.set(uri, schema);
  apply();
  return {
    dispose() {
      schemas.delete(uri);
      apply();
    },
  };
}
