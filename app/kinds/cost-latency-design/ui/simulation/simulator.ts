import type { FromWorker, QuestionName, Questions, Setup, ToWorker } from './protocol';

/** What of a `Worker` is used; tests bring their own. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Who asks, most urgent first. A new question of the same asker replaces the one that waits. */
export const ASKERS = ['setup', 'live', 'trace', 'compare', 'calls', 'refine'] as const;
export type Asker = (typeof ASKERS)[number];

/** The question was replaced by a newer one of the same asker, or the simulator was closed. */
export class Superseded extends Error {
  constructor() {
    super('replaced by a newer question');
  }
}

export interface Answered<Name extends QuestionName> {
  answer: Questions[Name]['answer'];
  /** Time in the worker. */
  ms: number;
}

interface Waiting {
  name: QuestionName;
  ask: unknown;
  resolve(answered: { answer: unknown; ms: number }): void;
  reject(error: Error): void;
}

/** A live question does not wait longer than this for another one to end: the worker is started anew. */
const PATIENCE_MS = 120;
/** No design may keep the worker busy for longer. */
const LIMIT_MS = 20_000;

/**
 * One simulation worker, asked by several parts of a page. One question runs at a time; of each asker only the newest waits. A
 * question that is no longer wanted, or takes too long, is stopped by stopping the worker; a new one takes its place.
 */
export class Simulator {
  private worker: WorkerLike | null = null;
  private running: { asker: Asker; id: number; question: Waiting } | null = null;
  private readonly waiting = new Map<Asker, Waiting>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private nextId = 1;
  private closed = false;

  constructor(
    private readonly createWorker: () => WorkerLike,
    private readonly setup: Setup,
  ) {}

  /** Asks; rejects with `Superseded` when the same asker asks again before this is answered, with RangeError when it cannot be simulated. */
  ask<Name extends QuestionName>(asker: Asker, name: Name, ask: Questions[Name]['ask']): Promise<Answered<Name>> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new Superseded());
      this.waiting.get(asker)?.reject(new Superseded());
      const question: Waiting = { name, ask, resolve: (answered) => resolve(answered as Answered<Name>), reject };
      this.waiting.set(asker, question);
      const { running } = this;
      if (running?.asker === asker && asker !== 'live') this.stop(new Superseded());
      else if (running && asker === 'live' && running.asker !== 'setup') this.hurry();
      this.next();
    });
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.worker?.terminate();
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(new Superseded());
    this.running?.question.reject(new Superseded());
    this.waiting.clear();
    this.running = null;
  }

  /** Gives what runs a moment to end, then stops it. */
  private hurry(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stop(new Superseded()), PATIENCE_MS);
  }

  private stop(error: Error): void {
    const { running } = this;
    clearTimeout(this.timer);
    this.worker?.terminate();
    this.worker = null;
    this.running = null;
    running?.question.reject(error);
    this.next();
  }

  private next(): void {
    if (this.running || this.closed) return;
    const asker = ASKERS.find((each) => this.waiting.has(each));
    const question = asker && this.waiting.get(asker);
    if (!asker || !question) return;
    if (!this.worker) this.start();
    this.waiting.delete(asker);
    this.running = { asker, id: this.nextId, question };
    this.timer = setTimeout(() => this.stop(new RangeError('This takes too long to simulate.')), LIMIT_MS);
    this.post({ id: this.nextId, name: question.name, ask: question.ask } as ToWorker);
  }

  private start(): void {
    const worker = this.createWorker();
    worker.onmessage = ({ data }) => this.settle(data);
    worker.onerror = () => this.stop(new RangeError('The simulation could not be started.'));
    this.worker = worker;
    this.post({ id: this.nextId, name: 'facts', ask: this.setup });
  }

  private post(message: ToWorker): void {
    this.nextId += 1;
    this.worker?.postMessage(message);
  }

  private settle(data: FromWorker): void {
    const { running } = this;
    // The answer to the setup that every new worker gets is nobody's.
    if (running?.id !== data.id) return;
    clearTimeout(this.timer);
    this.running = null;
    if ('error' in data) running.question.reject(new RangeError(data.error));
    else running.question.resolve({ answer: data.answer, ms: data.ms });
    this.next();
  }
}
