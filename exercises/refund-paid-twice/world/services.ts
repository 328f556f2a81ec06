/** How a request to one of the shop's services goes: how long it takes, what is traced inside, when it takes effect. */
import type { Json, JsonObject, ToolCall, ToolOutcome } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import type { State } from './state.ts';

export interface Service {
  name: string;
  host: string;
  /** Whether the service sends spans of its own. */
  traced: boolean;
  /** Usual time of a request, from and to. */
  usualMs: [number, number];
}

export const CRM: Service = { name: 'crm', host: 'crm.brannock.internal', traced: true, usualMs: [90, 320] };
export const ORDERS: Service = { name: 'orders', host: 'orders.brannock.internal', traced: true, usualMs: [140, 620] };
export const TOLLGATE: Service = { name: 'tollgate', host: 'api.tollgate.example', traced: true, usualMs: [780, 1900] };
export const TALLY: Service = { name: 'tally', host: 'tally.brannock.internal', traced: true, usualMs: [380, 1100] };
/** Bought in and old: neither knows trace headers nor idempotency keys. */
export const DOCKSIDE: Service = {
  name: 'dockside',
  host: 'edi.dockside.example',
  traced: false,
  usualMs: [900, 2600],
};

/** Longer than any harness waits. */
const NEVER_MS = 3_600_000;

export interface Request {
  tool: string;
  service: Service;
  /** "POST /v2/refunds". */
  endpoint: string;
  /** Does the work as of `atMs`; `entry` is what the service writes to its journal. */
  work(atMs: number): { result: Json; entry?: JsonObject };
}

/** One request. What was asked takes effect unless the service was not reached or refused to serve. */
export function request(call: ToolCall<State>, { tool, service, endpoint, work }: Request): ToolOutcome {
  const hit = call.state.facts.hits.find((one) => one.tool === tool && one.call === call.earlier);
  const [from, to] = service.usualMs;
  const usualMs = Math.round(from + (to - from) * call.draw(`${tool}-latency-${call.earlier}`) ** 2);
  const attributes: JsonObject = {
    'server.address': service.host,
    'http.request.method': endpoint.split(' ')[0] ?? '',
  };

  if (hit?.how === 'unavailable' || hit?.how === 'rate-limited') {
    const down = hit.how === 'unavailable';
    const message = down
      ? `503 upstream connect error or disconnect/reset before headers (${service.name}, no healthy upstream)`
      : `429 too many requests (${service.name}, retry-after: 1)`;
    return {
      error: { code: hit.how, message },
      latencyMs: hit.ms,
      attributes: { ...attributes, 'http.response.status_code': down ? 503 : 429 },
    };
  }
  if (hit?.how === 'request-lost') return { latencyMs: NEVER_MS, attributes };

  const spentMs = hit?.how === 'slow' ? hit.ms : usualMs;
  const effectMs = Math.round(spentMs * 0.94);
  const { result, entry } = work(call.timeMs + effectMs);
  const inside: ToolOutcome['inside'] = [];
  if (service.traced) {
    inside.push({
      name: `${service.name} ${endpoint}`,
      offsetMs: 38,
      durationMs: spentMs - 60,
      attributes: { 'service.name': service.name },
    });
    if (entry)
      inside.push({
        name: `${service.name} journal.append`,
        offsetMs: effectMs - 24,
        durationMs: 24,
        attributes: entry,
      });
  }
  return {
    result,
    latencyMs: hit?.how === 'answer-lost' ? NEVER_MS : spentMs,
    inside,
    attributes,
  };
}

/** An id as services make them: "rf_8k2m4qx", other for every call. */
export function newId(call: ToolCall<State>, tool: string, prefix: string): string {
  const drawn = Math.floor(call.draw(`${tool}-id-${call.earlier}`) * 36 ** 7);
  return prefix + drawn.toString(36).padStart(7, '0');
}
