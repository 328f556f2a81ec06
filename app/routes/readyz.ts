import { judgeModelName } from '../grading/judge/configure-judge.server';
import { queueDepth } from '../jobs/queue-depth.server';
import { getReadiness } from '../lib/readiness.server';
import { getSandbox } from '../lib/sandbox/get-sandbox.server';
import { describeLevel } from '../lib/sandbox/describe-level';

/** GET: `Readiness` as JSON; 503 while pages cannot be served. */
export async function loader(): Promise<Response> {
  const readiness = await getReadiness({
    queueDepth: (database) => queueDepth({ database, job: 'grade-submission' }),
    sandbox: async () => {
      const { level } = await getSandbox();
      return { level, description: describeLevel(level) };
    },
    judge: judgeModelName(),
  });
  return Response.json(readiness, { status: readiness.ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}
