/** A server that speaks the OpenAI chat-completions API on loopback, checks requests as the real one does, and fails on demand. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerQuestions, fairLevel, readPrompt, type LevelOf } from './answer-questions';
import { chatRequest, findRequestFault, type FakeChatRequest } from './check-request';

/** What the next answer does. */
export type Behaviour =
  | 'good'
  | 'prose-around-json'
  | 'malformed'
  | 'wrong-keys'
  | 'missing-question'
  | 'fabricated-quotes'
  | 'fooled'
  | 'refusal'
  | 'unauthorised'
  | 'unknown-model'
  | 'rate-limited'
  | 'server-error'
  | 'slow'
  | 'cut-off'
  | 'truncated'
  | 'content-filter'
  | 'no-schema-support'
  | 'no-json-support';

export interface SeenRequest {
  authorization: string | undefined;
  body: FakeChatRequest;
}

export interface FakeOpenAiOptions {
  /** Behaviour of the request with this index (from 0); `good` when absent. */
  behave?: (index: number, body: FakeChatRequest) => Behaviour;
  levelOf?: LevelOf;
  /** Key the server accepts; any when absent. */
  apiKey?: string;
  /** 0 (any free port) unless given. */
  port?: number;
}

export interface FakeOpenAi {
  /** For OPENAI_BASE_URL. */
  baseURL: string;
  requests: SeenRequest[];
  close(): Promise<void>;
}

export async function startFakeOpenAi(options: FakeOpenAiOptions = {}): Promise<FakeOpenAi> {
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((text) => handle(request, response, text, requests, options));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function handle(
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
  requests: SeenRequest[],
  options: FakeOpenAiOptions,
): void {
  response.setHeader('x-request-id', `req_${requests.length + 1}`);
  if (request.method !== 'POST' || request.url !== '/v1/chat/completions')
    return fail(response, 404, 'invalid_request_error', `Invalid URL (${request.method} ${request.url})`);
  const authorization = request.headers.authorization;
  const key = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  if (!key || (options.apiKey !== undefined && key !== options.apiKey))
    return fail(response, 401, 'invalid_request_error', 'Incorrect API key provided.', 'invalid_api_key');
  const value = parseJson(text);
  const fault = findRequestFault(value);
  if (fault) return fail(response, 400, 'invalid_request_error', fault);
  const body = chatRequest.parse(value);
  const index = requests.push({ authorization, body }) - 1;
  answer(response, body, index, options);
}

function answer(
  response: ServerResponse,
  body: FakeChatRequest,
  index: number,
  { behave, levelOf = fairLevel }: FakeOpenAiOptions,
): void {
  const behaviour = behave?.(index, body) ?? 'good';
  const format = body.response_format?.type;
  switch (behaviour) {
    case 'unauthorised':
      return fail(response, 401, 'invalid_request_error', 'Incorrect API key provided.', 'invalid_api_key');
    case 'unknown-model':
      return fail(
        response,
        404,
        'invalid_request_error',
        `The model '${body.model}' does not exist or you do not have access to it.`,
        'model_not_found',
      );
    case 'rate-limited':
      response.setHeader('Retry-After', '7');
      return fail(response, 429, 'requests', 'Rate limit reached.', 'rate_limit_exceeded');
    case 'server-error':
      return fail(response, 500, 'server_error', 'The server had an error while processing your request.');
    case 'no-schema-support':
      if (format === 'json_schema')
        return fail(
          response,
          400,
          'invalid_request_error',
          "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
        );
      break;
    case 'no-json-support':
      if (format)
        return fail(response, 400, 'invalid_request_error', "'response_format' is not supported by this server.");
      break;
    case 'slow':
      // Held open until the client gives up or the server closes.
      return;
    case 'cut-off':
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '5000' });
      response.write('{"id":"chatcmpl-cut","object":"chat.completion","choices":[{"index":0,"mess');
      response.socket?.end();
      return;
    default:
  }
  send(response, 200, completion(body, index, behaviour, levelOf));
}

function completion(body: FakeChatRequest, index: number, behaviour: Behaviour, levelOf: LevelOf): object {
  const prompt = body.messages.at(-1)?.content ?? '';
  const { content, refusal, finish } = replyOf(behaviour, prompt, index, levelOf);
  const promptTokens = Math.ceil(body.messages.reduce((sum, message) => sum + message.content.length, 0) / 4);
  const completionTokens = Math.ceil((content ?? refusal ?? '').length / 4);
  return {
    id: `chatcmpl-${index}`,
    object: 'chat.completion',
    created: 1_790_000_000,
    model: body.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal, annotations: [] },
        logprobs: null,
        finish_reason: finish,
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
      prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
      completion_tokens_details: {
        reasoning_tokens: 0,
        audio_tokens: 0,
        accepted_prediction_tokens: 0,
        rejected_prediction_tokens: 0,
      },
    },
    system_fingerprint: 'fp_fake',
  };
}

interface Reply {
  content: string | null;
  refusal: string | null;
  finish: string;
}

function replyOf(behaviour: Behaviour, prompt: string, index: number, levelOf: LevelOf): Reply {
  const said = (content: string): Reply => ({ content, refusal: null, finish: 'stop' });
  if (behaviour === 'refusal') return { content: null, refusal: "I'm sorry, I can't help with that.", finish: 'stop' };
  if (behaviour === 'content-filter') return { content: '', refusal: null, finish: 'content_filter' };
  if (behaviour === 'malformed') return said('Here are my thoughts: {"answers": [ {"number": 1, ');
  if (behaviour === 'wrong-keys') return said(JSON.stringify({ verdicts: [{ id: 1, score: 10 }] }));
  const read = readPrompt(prompt);
  const fooled: LevelOf = (question) => String(question.levels.length - 1);
  const good = answerQuestions(read, behaviour === 'fooled' ? fooled : levelOf, index) as {
    answers: { quotes: string[] }[];
  };
  if (behaviour === 'missing-question') good.answers.pop();
  if (behaviour === 'fabricated-quotes')
    for (const item of good.answers)
      item.quotes = ['The candidate measured every slice and reported an agreement of 0.97 with gold labels.'];
  const text = JSON.stringify(good);
  if (behaviour === 'truncated') return { content: text.slice(0, text.length / 2), refusal: null, finish: 'length' };
  if (behaviour === 'prose-around-json')
    return said(`Sure! Here is the grading:\n\`\`\`json\n${text}\n\`\`\`\nLet me know if you need more.`);
  return said(text);
}

function fail(
  response: ServerResponse,
  status: number,
  type: string,
  message: string,
  code: string | null = null,
): void {
  send(response, status, { error: { message, type, param: null, code } });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
