/** Where the starting answer lies in public/, by the file of the answer it becomes. */
export const STARTER_FILES = {
  'eval.ts': 'starter/eval.ts',
  'eval.py': 'starter/eval.py',
  'memo.md': 'starter/memo.md',
} as const;
