import { QuestionAnswerer } from './answer-question';
import type { FromWorker, ToWorker } from './protocol';

/** The worker of the live simulation: answers one question after the other. */
const answerer = new QuestionAnswerer();

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  const startedAt = performance.now();
  let reply: FromWorker;
  try {
    reply = { id: data.id, answer: answerer.answer(data), ms: performance.now() - startedAt };
  } catch (error) {
    reply = { id: data.id, error: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(reply);
};
