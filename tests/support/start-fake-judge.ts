import { startFakeOpenAi } from '../fakes/openai/start-fake-openai';
import { testPorts } from './test-server';

/** Playwright global setup: the model that the judged server talks to, for the whole run. */
export default async function startFakeJudge(): Promise<() => Promise<void>> {
  const { fakeJudge } = await testPorts();
  const fake = await startFakeOpenAi({ port: fakeJudge });
  return () => fake.close();
}
