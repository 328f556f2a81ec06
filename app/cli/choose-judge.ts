import { absentJudge } from '../grading/absent-judge';
import type { Judge } from '../grading/judge/judge-types';
import { AppError } from '../lib/errors';
import type { CommandInput } from './command-types';

/** The judge that `--judge` names. Throws `bad-request` when it is not configured. */
export async function chooseJudge({
  name,
  env: _env,
}: {
  name: 'none' | 'openai';
  env: CommandInput['env'];
}): Promise<Judge> {
  if (name === 'none') return absentJudge;
  throw new AppError('bad-request', 'no judge is configured: set OPENAI_API_KEY or OPENAI_BASE_URL');
}
