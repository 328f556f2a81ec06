import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { env } from '../env.server';
import { singleton } from '../singleton.server';
import type { Database } from './prisma.server';

/** The largest payload PostgreSQL carries is 8,000 bytes; longer ones are refused here with a clear error. */
const MAX_PAYLOAD_BYTES = 7_900;
const RECONNECT_MS = [100, 250, 500, 1_000, 2_000];

/**
 * Tells every subscriber of `channel`, in any process, that something changed. Inside a transaction it is delivered at commit.
 * `payload` is a short text (at most 7,900 bytes): send an id, not the data.
 */
export async function notify(options: {
  database: Pick<Database, '$executeRaw'>;
  channel: string;
  payload: string;
}): Promise<void> {
  const { database, channel, payload } = options;
  if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) throw new RangeError(`notification on ${channel} is too long`);
  await database.$executeRaw`SELECT pg_notify(${channel}, ${payload})`;
}

export interface Subscription {
  channel: string;
  onMessage: (payload: string) => void;
  /** Called when messages may have been missed, after the connection was lost and restored: read the state again. */
  onGap?: () => void;
  /** Ends the subscription. */
  signal: AbortSignal;
}

/**
 * Listens to a channel; all subscriptions of a process share one connection, which reconnects by itself. Resolves once the
 * database listens, so a state read afterwards misses nothing. Never rejects for a lost database: it keeps trying until `signal`.
 */
export async function subscribe(subscription: Subscription): Promise<void> {
  const listener = singleton(
    'notify-listener',
    () => new Listener(env().DATABASE_URL),
    (made) => made.close(),
  );
  await listener.add(subscription);
}

/** One LISTEN connection for many subscriptions. Exported for tests and for programs with a database of their own. */
export class Listener {
  private readonly url: string;
  private readonly subscriptions = new Map<string, Set<Subscription>>();
  private connection: Promise<Client> | null = null;
  private lastTurn: Promise<void> = Promise.resolve();
  private readonly closing = new AbortController();

  constructor(url: string) {
    this.url = url;
  }

  async add(subscription: Subscription): Promise<void> {
    const { channel, signal } = subscription;
    if (signal.aborted || this.closing.signal.aborted) return;
    const before = this.subscriptions.get(channel);
    const all = before ?? new Set<Subscription>();
    this.subscriptions.set(channel, all.add(subscription));
    signal.addEventListener('abort', () => this.remove(subscription), { once: true });
    const client = await this.connected();
    // Repeating LISTEN is harmless and also covers a connection that came up before this channel was known.
    if (client) await this.inTurn(() => client.query(`LISTEN ${client.escapeIdentifier(channel)}`));
  }

  async close(): Promise<void> {
    this.closing.abort();
    const open = await this.connection?.catch(() => null);
    this.subscriptions.clear();
    await open?.end().catch(() => undefined);
  }

  private remove(subscription: Subscription): void {
    const all = this.subscriptions.get(subscription.channel);
    all?.delete(subscription);
    if (all?.size) return;
    this.subscriptions.delete(subscription.channel);
    const unlisten = async () => {
      const client = await this.connection;
      // Somebody may have subscribed again while this waited for its turn.
      if (this.subscriptions.has(subscription.channel)) return;
      await client?.query(`UNLISTEN ${client.escapeIdentifier(subscription.channel)}`);
    };
    void this.inTurn(unlisten);
  }

  /** One after the other, as the connection wants it. What fails is made good by the next connection. */
  private inTurn(work: () => Promise<unknown>): Promise<void> {
    const done = this.lastTurn.then(work).then(
      () => undefined,
      () => undefined,
    );
    this.lastTurn = done;
    return done;
  }

  private async connected(): Promise<Client | null> {
    this.connection ??= this.connect(false);
    return this.connection.catch(() => null);
  }

  /** Keeps trying until it is connected or closed; after a loss it tells every subscriber about the gap. */
  private async connect(isReconnect: boolean): Promise<Client> {
    for (let failures = 0; ; failures += 1) {
      this.closing.signal.throwIfAborted();
      const client = new Client({ connectionString: this.url, keepAlive: true, application_name: 'assay-listener' });
      client.on('error', () => undefined);
      try {
        await client.connect();
        for (const channel of this.subscriptions.keys())
          await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
        client.on('notification', ({ channel, payload }) => this.deliver(channel, payload ?? ''));
        client.once('end', () => this.reconnect());
        if (isReconnect) this.all().forEach((subscription) => subscription.onGap?.());
        return client;
      } catch {
        await client.end().catch(() => undefined);
        const pause = RECONNECT_MS[Math.min(failures, RECONNECT_MS.length - 1)];
        await wait(pause, undefined, { signal: this.closing.signal, ref: false });
      }
    }
  }

  private reconnect(): void {
    if (this.closing.signal.aborted) return;
    this.connection = this.connect(true);
    this.connection.catch(() => undefined);
  }

  private deliver(channel: string, payload: string): void {
    for (const subscription of this.subscriptions.get(channel) ?? []) subscription.onMessage(payload);
  }

  private all(): Subscription[] {
    return [...this.subscriptions.values()].flatMap((set) => [...set]);
  }
}
