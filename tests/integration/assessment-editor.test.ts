import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAssessment } from '../../app/assessments/create-assessment.server';
import { editAssessment } from '../../app/assessments/edit-assessment.server';
import { getAssessment } from '../../app/assessments/get-assessment.server';
import { disposeSingletons } from '../../app/lib/singleton.server';
import { openSittingWorld, type SittingWorld } from '../factories/sitting-world';

let world: SittingWorld;
beforeAll(async () => {
  world = await openSittingWorld();
});
afterAll(async () => {
  await disposeSingletons();
  await world.close();
});

test('a preview or publishing that is refused leaves the save standing, and the next save is no conflict', async () => {
  const { organisationId, members } = world.organisation;
  const who = { membership: { ...world.organisation, role: 'ADMIN' as const }, actor: members.ADMIN };
  const { assessmentId } = await createAssessment({ database: world.database, ...who, name: 'Engineer' });
  const get = () => getAssessment({ database: world.database, organisationId, assessmentId });
  const press = async (intent: string, name: string, token: string) => {
    const { plan } = await get();
    const form = new FormData();
    const { role, introduction, timing, aiPolicy, resultPolicy, reviewPolicy } = plan;
    const fields = { ...{ name, role, introduction, timing, aiPolicy, resultPolicy, reviewPolicy }, intent, token };
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('minutes', '60');
    form.set('zone', 'UTC');
    for (const [at, { title }] of plan.sections.entries()) form.set(`sections.${at}.title`, title);
    return editAssessment({ ...who, assessmentId, form });
  };
  let { token } = await get();
  for (const intent of ['preview', 'publish'] as const) {
    const edited = await press(intent, `Engineer, ${intent}`, token);
    const saved = await get();
    expect(saved.plan.name).toBe(`Engineer, ${intent}`);
    expect(edited).toMatchObject({ outcome: { saved: true, next: intent, token: saved.token } });
    token = saved.token;
  }
  expect(await press('save', 'Engineer, again', token)).toHaveProperty('path');
});
