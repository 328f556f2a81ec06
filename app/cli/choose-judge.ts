import { absentJudge } from '../grading/absent-judge';
import type { Judge } from '../grading/judge/judge-types';
import { AppError } from '../lib/errors';
import type { CommandInput } from './command-types';
import { settings } from './with-sandbox';

/**
 * The judge that `--judge` names. There is no database here, so the daily spend cap counts this process's own calls. Throws
 * `bad-request` when `openai` is asked for but no key and no server of one's own is set.
 */
export async function chooseJudge({
  name,
  env,
}: {
  name: 'none' | 'openai';
  env: CommandInput['env'];
}): Promise<Judge> {
  if (name === 'none') return absentJudge;
  const { configureJudge } = await import('../grading/judge/configure-judge.server');
  const judge = configureJudge({ settings: settings(env), spentSince: () => Promise.resolve(0) });
  if (judge.model !== 'none') return judge;
  throw new AppError('bad-request', 'no judge is configured: set OPENAI_API_KEY or OPENAI_BASE_URL');
}
