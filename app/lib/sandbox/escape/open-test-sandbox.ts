import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSandbox } from '../create-sandbox.server';
import type { SandboxOptions } from '../create-sandbox.server';
import type { Sandbox } from '../sandbox';

/** A sandbox for a test. All tests share one folder of prepared files, so that Python is prepared once per machine. */
export function openTestSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const dataDir = path.join(tmpdir(), 'assay-test-sandbox');
  return createSandbox({ concurrency: 2, dataDir, warm: { typescript: 1, python: 1 }, ...options });
}
