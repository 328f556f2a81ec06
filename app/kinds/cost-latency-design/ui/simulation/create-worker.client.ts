/** A new simulation worker from our own origin. */
export const createSimulationWorker = (): Worker =>
  new Worker(new URL('./simulate.worker.ts', import.meta.url), { type: 'module', name: 'simulation' });
