import type { Answer } from '../kinds/contract';

/** A visitor of a running server, seen from outside: cookies, forms and JSON over HTTP. */
export interface BenchVisitor {
  attemptId: string;
  cookie: string;
  /** Saves the draft; the server must accept it. */
  save(answer: Answer): Promise<void>;
  /** Submits and resolves when the grade is there. */
  submitAndWait(answer: Answer): Promise<void>;
}

const LOOK_EVERY_MS = 20;
const GRADE_WITHIN_MS = 120_000;

/** A new visitor who has just started on an exercise. Throws, naming the answer, when the server does anything unexpected. */
export async function startVisitor({ url, slug }: { url: string; slug: string }): Promise<BenchVisitor> {
  const started = await fetch(`${url}/exercises/${slug}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ intent: 'start' }),
  });
  const attemptId = /^\/attempts\/([^/]+)$/.exec(started.headers.get('location') ?? '')?.[1];
  const cookie = started.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (!attemptId) throw new Error(`starting ${slug} answered ${started.status} ${await started.text()}`);
  let baseRevision = 0;
  const post = async <T>(part: string, body: unknown): Promise<T> => {
    const answered = await fetch(`${url}/attempts/${attemptId}/${part}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
    if (!answered.ok) throw new Error(`${part} answered ${answered.status} ${await answered.text()}`);
    return (await answered.json()) as T;
  };
  return {
    attemptId,
    cookie,
    async save(answer) {
      const reply = await post<{ revision: number }>('draft', { answer, baseRevision, savedBy: 'bench' });
      baseRevision = reply.revision;
    },
    async submitAndWait(answer) {
      const { submissionId } = await post<{ submissionId?: string }>('submit', { answer });
      if (!submissionId) throw new Error('the answer was refused');
      await waitForGrade(`${url}/submissions/${submissionId}/progress`, cookie);
    },
  };
}

async function waitForGrade(url: string, cookie: string): Promise<void> {
  const giveUpAt = Date.now() + GRADE_WITHIN_MS;
  for (;;) {
    const answered = await fetch(url, { headers: { cookie } });
    const { status } = (await answered.json()) as { status: string };
    if (status === 'FINISHED') return;
    if (status === 'UNGRADED' || Date.now() > giveUpAt) throw new Error(`grading ended as ${status}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
