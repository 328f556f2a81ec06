import type { Json } from '../json';
import type { ImportReport } from './import-report';
import type { Message } from './trace-types';

interface ToolCall {
  id: string | null;
  name: string;
  arguments: Json;
  place: string;
}

/** Brings the tool results of a transcript together with the calls they answer. */
export class ToolCalls {
  private readonly byId = new Map<string, ToolCall>();
  private readonly unanswered = new Set<ToolCall>();
  private readonly openByName = new Map<string, Set<ToolCall>>();

  constructor(private readonly report: ImportReport) {}

  /** The calls that a model's message makes. */
  open(message: Message, place: string): void {
    for (const part of message.parts) {
      if (part.type !== 'tool-call') continue;
      const call = { id: part.id, name: part.name, arguments: part.arguments, place };
      if (typeof part.arguments === 'string')
        this.report.note(place, 'the arguments of a tool call are no JSON; kept as text');
      if (part.id !== null) this.byId.set(part.id, call);
      this.unanswered.add(call);
      this.openOf(call.name).add(call);
    }
  }

  /** The call that a result answers: by id, or else the oldest open one of that name. */
  answer(id: string | null, name: string | null, place: string): ToolCall | null {
    const call = id === null ? this.oldest(name) : (this.byId.get(id) ?? null);
    if (call) {
      this.unanswered.delete(call);
      this.openOf(call.name).delete(call);
    } else this.report.note(place, 'a tool result answers no call of the transcript');
    return call;
  }

  noteOpen(): void {
    for (const { place } of this.unanswered) this.report.note(place, 'a tool call has no result');
  }

  private oldest(name: string | null): ToolCall | null {
    const [first] = name === null ? this.unanswered : this.openOf(name);
    return first ?? null;
  }

  private openOf(name: string): Set<ToolCall> {
    const open = this.openByName.get(name) ?? new Set<ToolCall>();
    this.openByName.set(name, open);
    return open;
  }
}
