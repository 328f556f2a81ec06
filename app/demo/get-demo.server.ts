import { getDatabase } from '../lib/db/prisma.server';
import { env } from '../lib/env.server';
import { AppError } from '../lib/errors';
import { DEMO_NAME, DEMO_ROLES } from './cast';
import { demoState } from './demo-organisation.server';
import { listDemoSubmissions } from './demo-reviews.server';

/** What the page of the demo shows. */
export interface DemoView {
  name: string;
  /** `filling` while submissions are graded and read; there is something to see already. */
  state: 'absent' | 'filling' | 'filled';
  graded: number;
  total: number;
  roles: { role: string; name: string; sees: string }[];
}

/** The demo as it is now. Throws `not-found` where this installation was started without it. */
export async function getDemo(): Promise<DemoView> {
  if (env().DEMO !== '1') throw new AppError('not-found', 'There is no such page.');
  const database = getDatabase();
  const state = await demoState(database);
  const { graded, total } = state === 'absent' ? { graded: new Map(), total: 0 } : await listDemoSubmissions(database);
  const roles = DEMO_ROLES.map(({ role, name, sees }) => ({ role, name, sees }));
  return { name: DEMO_NAME, state, graded: graded.size, total, roles };
}
