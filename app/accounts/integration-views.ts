/** What the integrations pages show; dates are ISO 8601. */

export interface ApiKeyView {
  id: string;
  name: string;
  /** Its first characters, to tell keys apart. */
  prefix: string;
  madeBy: string;
  madeAt: string;
  lastUsedAt: string | null;
}

export interface WebhookView {
  id: string;
  url: string;
  events: string[];
  addedAt: string;
  disabledAt: string | null;
  /** How its newest deliveries went, oldest first. */
  recent: DeliveryState[];
  /** Deliveries given up since the last one that arrived. */
  givenUpInARow: number;
}

/** `waiting` will be tried (again), `off` belongs to a webhook that was switched off meanwhile. */
export type DeliveryState = 'delivered' | 'waiting' | 'given-up' | 'off';

export interface DeliveryView {
  id: string;
  event: string;
  state: DeliveryState;
  at: string;
  /** The body as it is sent, as JSON; null where nothing but the address says what it is about. */
  body: string | null;
  url: string;
  tries: number;
  lastTriedAt: string | null;
  lastStatus: number | null;
  lastError: string | null;
}

/** A malformed answer of ours that Greenhouse complained of. */
export interface ComplaintView {
  id: string;
  at: string;
  call: string;
  text: string;
}
