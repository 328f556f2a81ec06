/**
 * Calls `stop` once, at the first of: SIGTERM, SIGINT, SIGHUP, or the loss of the parent process that started us with an IPC
 * channel (it was killed and cannot tell us). Then exits with 0, or 1 when `stop` failed. A terminal sends Ctrl-C to every process of
 * a group and npm sends it again, so further signals are ignored; `stop` must be bounded by itself.
 */
export function onStop(stop: (reason: string) => Promise<void>): void {
  let stopping = false;
  const begin = (reason: string) => {
    if (stopping) return;
    stopping = true;
    stop(reason).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`stopping failed: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => begin(signal));
  if (process.send) process.once('disconnect', () => begin('the starting process is gone'));
}
