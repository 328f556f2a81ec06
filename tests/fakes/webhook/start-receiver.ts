/** A real HTTP server on loopback that receives what is delivered, and answers as it is told. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A status to answer with; `redirect` sends the caller elsewhere, `silence` never answers, `flood` never stops answering. */
export type Answer = number | { redirect: string } | 'silence' | 'flood';

export interface Receiver {
  url: string;
  port: number;
  received: Received[];
  /** Answers of the next requests, in order; 200 when there are none left. */
  answers: Answer[];
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      received.push({ method, path, headers, body });
      const answer = answers.shift() ?? 200;
      if (answer === 'silence') return;
      if (answer === 'flood') {
        response.writeHead(200);
        const pour = (): void => {
          while (!response.destroyed && response.write('x'.repeat(16_384)));
        };
        response.on('drain', pour);
        response.on('error', () => undefined);
        return pour();
      }
      if (typeof answer === 'object') response.writeHead(302, { Location: answer.redirect }).end();
      else response.writeHead(answer, { 'Content-Type': 'text/plain' }).end('heard');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
