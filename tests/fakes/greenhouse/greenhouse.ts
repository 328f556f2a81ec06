/** Acts as Greenhouse does: calls the four addresses of a partner with an API key, and takes the partner's PATCH. */
import { startReceiver, type Receiver } from '../webhook/start-receiver';

export interface GreenhouseAnswer {
  status: number;
  headers: Headers;
  /** Parsed JSON of the answer. */
  body: unknown;
}

export interface Greenhouse {
  /** What it was told by PATCH. */
  receiver: Receiver;
  /** The address that it gives with a test, to be told at. */
  completedUrl(test: number): string;
  listTests(): Promise<GreenhouseAnswer>;
  sendTest(body: object): Promise<GreenhouseAnswer>;
  testStatus(interviewId: string): Promise<GreenhouseAnswer>;
  responseError(body: object): Promise<GreenhouseAnswer>;
  close(): Promise<void>;
}

/** `key` null calls without one. */
export async function startGreenhouse({ site, key }: { site: string; key: string | null }): Promise<Greenhouse> {
  const receiver = await startReceiver();
  const call = async (method: string, path: string, body?: object): Promise<GreenhouseAnswer> => {
    const response = await fetch(`${site}/api/greenhouse/${path}`, {
      method,
      headers: {
        ...(key === null ? {} : { Authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` }),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return {
    receiver,
    completedUrl: (test) => `http://127.0.0.1:${receiver.port}/integrations/testing_partners/take_home_tests/${test}`,
    listTests: () => call('GET', 'list_tests'),
    sendTest: (body) => call('POST', 'send_test', body),
    testStatus: (interviewId) =>
      call('GET', `test_status?${new URLSearchParams({ partner_interview_id: interviewId }).toString()}`),
    responseError: (body) => call('POST', 'response_error', body),
    close: () => receiver.close(),
  };
}
