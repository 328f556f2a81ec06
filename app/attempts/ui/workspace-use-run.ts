import { useCallback, useRef, useState } from 'react';
import type { Answer, RunReport } from '../../kinds/contract';
import { readRefusal } from './workspace-read-refusal';

export interface Refusal {
  message: string;
  problems: { path: string; message: string }[];
}

export interface Run {
  report: RunReport | null;
  running: boolean;
  refusal: Refusal | null;
  run(answer: Answer): void;
}

const isReport = (value: unknown): value is RunReport =>
  typeof value === 'object' && value !== null && 'headline' in value && 'status' in value;

const problemsOf = (value: unknown): Refusal['problems'] =>
  typeof value === 'object' && value !== null && 'problems' in value && Array.isArray(value.problems)
    ? (value.problems as Refusal['problems'])
    : [];

/** Posts JSON and returns the parsed reply with its response; null for the response when there was no connection. */
export async function postJson(url: string, body: unknown): Promise<{ response: Response | null; reply: unknown }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
    });
    return { response, reply: await response.json().catch(() => null) };
  } catch {
    return { response: null, reply: null };
  }
}

/** What to tell about a reply that is not what was asked for. */
export function refusalOf(response: Response | null, reply: unknown): Refusal {
  if (!response)
    return {
      message: 'No connection to the server. Your work is kept; try again when you are back online.',
      problems: [],
    };
  const problems = problemsOf(reply);
  return {
    message: problems.length > 0 ? 'Some things need mending first.' : readRefusal(response, reply).message,
    problems,
  };
}

/** Runs answers on the public data, one at a time, by the workspace's address; the last report stays while the next run is under way. */
export function useRun(base: string, first: { report: RunReport | null; refusal: Refusal | null }): Run {
  const [state, setState] = useState({ ...first, running: false });
  const busy = useRef(false);
  const run = useCallback(
    (answer: Answer) => {
      if (busy.current) return;
      busy.current = true;
      setState((now) => ({ ...now, running: true, refusal: null }));
      void postJson(`${base}/run`, { answer }).then(({ response, reply }) => {
        busy.current = false;
        if (response?.ok && isReport(reply)) setState({ report: reply, running: false, refusal: null });
        else setState((now) => ({ ...now, running: false, refusal: refusalOf(response, reply) }));
      });
    },
    [base],
  );
  return { ...state, run };
}
