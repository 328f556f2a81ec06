import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import tsWorkerUrl from '#ts-worker-url';

declare global {
  interface Window {
    MonacoEnvironment?: { getWorker(moduleId: string, label: string): Worker };
  }
}

// Must run before any other Monaco module: both workers come from our own origin, so `worker-src 'self'` is enough.
window.MonacoEnvironment = {
  getWorker: (_moduleId, label) =>
    label === 'typescript' || label === 'javascript'
      ? new Worker(tsWorkerUrl, { name: label, type: 'module' })
      : new EditorWorker(),
};
