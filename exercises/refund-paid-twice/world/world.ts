/** A service desk of a furniture shop: one agent, a payment provider, vouchers, a warehouse, a customer. */
import type { RetrieverQuery, RetrieverOutcome, World } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { paramsOf } from './case-params.ts';
import { answerAsUser } from './customer.ts';
import { eventsOf } from './events.ts';
import { judge } from './judge.ts';
import { decide } from './policy.ts';
import { RULES } from './rules.ts';
import { findCustomer, getOrder, getPayment, getStock, listCredits, listShipments } from './read-tools.ts';
import { createState } from './state.ts';
import type { State } from './state.ts';
import { summaryOf } from './summarise.ts';
import {
  addCaseNote,
  createRefund,
  createReturnLabel,
  grantStoreCredit,
  shipReplacement,
  updateDeliveryAddress,
} from './write-tools.ts';

export const world: World<State> = {
  name: 'Brannock service desk',
  entryAgent: 'wren',
  models: {
    'corvid-2': { inputUsd: 1.1, outputUsd: 4.4, firstTokenMs: 620, msPerToken: 14, provider: 'aviary' },
  },
  startMs: (run) => Date.parse(paramsOf(run).startsAt),
  createState,
  request: (run) => ({ text: paramsOf(run).message, labels: ['user-request'] }),
  policies: { wren: decide },
  tools: {
    find_customer: findCustomer,
    get_order: getOrder,
    get_payment: getPayment,
    get_stock: getStock,
    list_credits: listCredits,
    list_shipments: listShipments,
    create_refund: createRefund,
    grant_store_credit: grantStoreCredit,
    ship_replacement: shipReplacement,
    create_return_label: createReturnLabel,
    update_delivery_address: updateDeliveryAddress,
    add_case_note: addCaseNote,
  },
  retrievers: { policy_search: searchRules },
  user: answerAsUser,
  events: eventsOf,
  summarise: summaryOf,
  judge,
};

/** Rules by the words they share with the query. */
function searchRules({ query, draw, earlier }: RetrieverQuery<State>): RetrieverOutcome {
  const asked = new Set(query.toLowerCase().match(/[a-z]{4,}/g) ?? []);
  const documents = RULES.map((rule) => {
    const words = new Set(`${rule.title} ${rule.text}`.toLowerCase().match(/[a-z]{4,}/g) ?? []);
    const shared = [...asked].filter((word) => words.has(word)).length;
    return {
      ...rule,
      score: Math.min(0.95, 0.35 + 0.5 * (shared / Math.max(1, asked.size))),
      fields: { area: 'service' },
    };
  });
  return { documents, latencyMs: 160 + Math.round(draw(`rules-${earlier}`) * 240) };
}
