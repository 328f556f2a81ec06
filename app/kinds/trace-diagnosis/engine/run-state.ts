import type { AgentConfig } from './agent-config.ts';
import type { Conversation, Message } from './conversation.ts';
import { hexOf, drawsOf } from './keyed-draw.ts';
import { RecordingTape } from './recording-tape.ts';
import type { ReplayRequest } from './replay-types.ts';
import type { OpenSpan } from './span-book.ts';
import { SpanBook } from './span-book.ts';
import { attributeOf } from './value-text.ts';
import type { CallFact, Draw, JsonObject, RunFacts, World, WorldCase, WorldEvent } from './world-types.ts';

/** Everything one run knows and changes while it goes on. */
export class Run<State> {
  readonly world: World<State>;
  readonly case: WorldCase;
  readonly config: AgentConfig;
  readonly state: State;
  readonly draw: Draw;
  readonly startMs: number;
  readonly tape: RecordingTape;
  readonly spans: SpanBook;
  readonly root: OpenSpan;
  readonly calls: CallFact[] = [];
  /** Whole microseconds since the start of the run. */
  clockUs = 0;
  /** Of it, time between a finished conversation and its going on. */
  idleUs = 0;
  steps = 0;
  costUsd = 0;
  interruptions = 0;
  questions = 0;
  handOffs = 0;
  finalText = '';
  ended: RunFacts['ended'] | null = null;
  readonly turnsOf = new Map<string, number>();
  readonly triesOf = new Map<string, number>();
  readonly repeatsOf = new Map<string, number>();
  readonly transfersOf = new Map<string, number>();
  /** Active agents, the entry agent first. */
  readonly stack: Conversation[] = [];
  private readonly pending: WorldEvent<State>[];
  private callIds = 0;

  constructor(world: World<State>, request: ReplayRequest) {
    this.world = world;
    this.case = request.run;
    this.config = request.config;
    this.draw = drawsOf(request.run.seed);
    this.startMs = Math.round(world.startMs(request.run));
    this.state = world.createState(request.run);
    this.tape = new RecordingTape(request.recording);
    this.spans = new SpanBook(`${world.name}/${request.run.id}/${request.run.seed}`);
    this.root = this.spans.open({
      name: world.name,
      parentId: null,
      startUs: 0,
      attributes: {
        'gen_ai.operation.name': 'invoke_workflow',
        'gen_ai.conversation.id': `conv_${hexOf(this.spans.traceId, 16)}`,
      },
    });
    this.pending = [...(world.events?.(request.run, this.state) ?? [])].sort((a, b) => a.atMs - b.atMs);
  }

  /** Time of the world, milliseconds since the epoch. */
  get nowMs(): number {
    return this.startMs + this.clockUs / 1000;
  }

  nextCallId = (): string => {
    this.callIds += 1;
    return `call_${hexOf(`call ${this.callIds} ${this.spans.traceId}`, 16)}`;
  };

  /** Lets time pass; what the world does by itself in that time happens. */
  wait(ms: number): void {
    this.clockUs += toUs(ms);
    this.settle();
  }

  /** Applies the world's own events that are due. */
  settle(): void {
    while (this.pending.length > 0 && toUs(this.pending[0]?.atMs ?? 0) <= this.clockUs) this.applyNext();
  }

  /** Goes on to the next event that reopens a finished conversation; false when there is none. */
  reopen(): boolean {
    const at = this.pending.findIndex((event) => event.reopens === true);
    if (at < 0) return false;
    const later = Math.max(this.clockUs, toUs(this.pending[at]?.atMs ?? 0));
    this.idleUs += later - this.clockUs;
    this.clockUs = later;
    for (let left = at; left >= 0; left -= 1) this.applyNext();
    return true;
  }

  private applyNext(): void {
    const event = this.pending.shift();
    if (!event) return;
    const { message, attributes } = event.apply(this.state);
    this.spans.open({
      name: event.name,
      parentId: this.root.id,
      startUs: toUs(event.atMs),
      attributes: {
        'assay.span.kind': message ? 'user' : 'other',
        ...attributes,
        ...(message ? { 'input.value': attributeOf(message.text) } : {}),
      },
    });
    if (message) this.stack[0]?.messages.push(userMessage(message.text, message.labels));
  }
}

/** A message of the user as it enters the entry agent's conversation. */
export const userMessage = (text: string, labels: string[] = []): Message => ({ role: 'user', text, labels });

/** Milliseconds as whole microseconds, never negative; what is no number counts as none. */
export const toUs = (ms: number): number => (ms > 0 ? Math.round(Math.min(ms, 1e9) * 1000) : 0);

/** Marks a span as failed the way instrumentations do. */
export function failSpan(span: OpenSpan, type: string, message: string): void {
  span.attributes['error.type'] = type;
  span.error = message;
}

/** Attributes that say which agent a span belongs to. */
export const agentAttributes = (agent: string): JsonObject => ({ 'gen_ai.agent.name': agent });
