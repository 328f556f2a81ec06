import type { ContextSettings } from './agent-config.ts';
import type { Message } from './conversation.ts';

/** Label of the message that stands for what was summarised away. */
export const SUMMARY = 'summary';

/** What of a conversation the settings let through to the model: everything, or what is pinned and the newest. In order. */
export function contextWindow(messages: Message[], { keep, recentMessages, pinned }: ContextSettings): Message[] {
  if (keep !== 'recent') return [...messages];
  const loose = messages.filter((message) => !isPinned(message, pinned));
  const kept = new Set(newest(loose, recentMessages));
  return messages.filter((message) => isPinned(message, pinned) || kept.has(message));
}

/**
 * Under `summary`: the messages to be replaced by a summary now, the earlier summary among them; empty while there is room. A
 * summary is due when half as many messages again as are kept have come together, so that it is not written anew on every turn.
 */
export function dueForSummary(messages: Message[], { keep, recentMessages, pinned }: ContextSettings): Message[] {
  if (keep !== 'summary') return [];
  const loose = messages.filter((message) => !isPinned(message, pinned) && !message.labels.includes(SUMMARY));
  if (loose.length <= recentMessages + Math.ceil(recentMessages / 2)) return [];
  const dropped = new Set(loose.slice(0, loose.length - recentMessages));
  return messages.filter((message) => dropped.has(message) || message.labels.includes(SUMMARY));
}

/** The conversation after a summary: what was dropped is one message in the place of the first of them. */
export function withSummary(messages: Message[], dropped: Message[], summary: Message): Message[] {
  const gone = new Set(dropped);
  const first = messages.findIndex((message) => gone.has(message));
  return messages.flatMap((message, at) => (at === first ? [summary] : gone.has(message) ? [] : [message]));
}

const isPinned = (message: Message, pinned: string[]) => message.labels.some((label) => pinned.includes(label));

const newest = (messages: Message[], count: number) => (count <= 0 ? [] : messages.slice(-count));
