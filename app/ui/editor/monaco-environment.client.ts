import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import jsonWorkerUrl from '#json-worker-url';
import tsWorkerUrl from '#ts-worker-url';

declare global {
  interface Window {
    MonacoEnvironment?: { getWorker(moduleId: string, label: string): Worker };
  }
}

// Must run before any other Monaco module: all workers come from our own origin, so `worker-src 'self'` is enough.
window.MonacoEnvironment = {
  getWorker(_moduleId, label) {
    const language = { typescript: tsWorkerUrl, javascript: tsWorkerUrl, json: jsonWorkerUrl }[label];
    return language ? new Worker(language, { name: label, type: 'module' }) : new EditorWorker();
  },
};
