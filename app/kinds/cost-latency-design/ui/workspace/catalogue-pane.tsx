import { memo, type ReactNode } from 'react';
import { TableScroll } from '../../../../ui/table-scroll';
import type { Catalogue, Curve, Duration } from '../../catalogue';
import { formatMs, formatPart, formatUsd } from '../results/number-text';

const duration = (value: Duration): string =>
  'exponentialMeanMs' in value
    ? `mean ${formatMs(value.exponentialMeanMs)}`
    : `${formatMs(value.medianMs)} / ${formatMs(value.p95Ms)}`;
const perToken = (value: Duration): string =>
  'exponentialMeanMs' in value ? `mean ${value.exponentialMeanMs} ms` : `${value.medianMs} / ${value.p95Ms} ms`;
const curve = (points: Curve): string => points.map(({ x, y }) => `${formatPart(y)} at ${x}`).join(', ');
const price = (usd: number): string => `$${usd}`;
const perCall = (usd: number): string => (usd === 0 ? 'free' : formatUsd(usd));

/** One column: its title, and what a row shows in it. */
interface Column<Item> {
  title: string;
  text(item: Item): ReactNode;
  num?: boolean;
}

function ItemTable<Item extends { id: string; title: string }>({
  caption,
  items,
  columns,
}: {
  caption: string;
  items: readonly Item[];
  columns: Column<NoInfer<Item>>[];
}) {
  if (items.length === 0) return null;
  return (
    <TableScroll label={caption}>
      <table className="data-table">
        <caption className="!text-ink font-medium">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            {columns.map(({ title, num }) => (
              <th key={title} scope="col" className={num ? 'num' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row" className="min-w-32">
                {item.title}
                <span className="block font-mono text-[0.8rem] font-normal text-muted">{item.id}</span>
              </th>
              {columns.map((column) => (
                <td key={column.title} className={column.num ? 'num' : undefined}>
                  {column.text(item)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const failures = ({ errorShare, hangShare }: { errorShare: number; hangShare: number }): string =>
  hangShare > 0 ? `${formatPart(errorShare)}, hangs ${formatPart(hangShare)}` : formatPart(errorShare);

interface Service {
  id: string;
  title: string;
  provider: string;
  latency: Duration;
  usdPerCall: number;
  errorShare: number;
  hangShare: number;
  concurrency?: number | undefined;
}
const SERVICE: Column<Service>[] = [
  { title: 'Provider', text: ({ provider }) => provider },
  { title: 'Latency P50 / P95', text: ({ latency }) => duration(latency), num: true },
  { title: 'Per call', text: ({ usdPerCall }) => perCall(usdPerCall), num: true },
  { title: 'Errors', text: failures, num: true },
  { title: 'At once', text: ({ concurrency }) => concurrency ?? 'any', num: true },
];
const limitsOf = ({ limits }: Catalogue['models'][number]): string =>
  [
    limits.requestsPerMinute === undefined ? [] : [`${limits.requestsPerMinute} requests`],
    limits.tokensPerMinute === undefined ? [] : [`${limits.tokensPerMinute.toLocaleString('en-US')} tokens`],
  ]
    .flat()
    .join(', ') || 'none';

type ModelColumns = Column<Catalogue['models'][number]>[];
const MODEL_PRICES: ModelColumns = [
  { title: 'Provider', text: ({ provider }) => provider },
  { title: 'Input', text: ({ prices }) => price(prices.input), num: true },
  { title: 'Output', text: ({ prices }) => price(prices.output), num: true },
  { title: 'Cached input', text: ({ prices }) => price(prices.cachedInput), num: true },
  { title: 'Cache write', text: ({ prices }) => price(prices.cacheWrite), num: true },
  {
    title: 'Batch in / out',
    text: ({ prices, batchTurnaround }) =>
      batchTurnaround ? `${price(prices.batchInput)} / ${price(prices.batchOutput)}` : 'no batch',
    num: true,
  },
];
const MODEL_SPEED: ModelColumns = [
  { title: 'First token P50 / P95', text: ({ firstToken }) => duration(firstToken), num: true },
  { title: 'Per prompt token', text: ({ msPerPromptToken }) => `${msPerPromptToken} ms`, num: true },
  { title: 'Per output token', text: ({ perOutputToken }) => perToken(perOutputToken), num: true },
  { title: 'Verbosity', text: ({ verbosity }) => `×${verbosity}`, num: true },
  { title: 'Limits per minute', text: limitsOf },
  {
    title: 'Prompt cache',
    text: ({ promptCache }) => `${promptCache.ttlSeconds} s, from ${promptCache.minTokens} tokens`,
  },
  {
    title: 'Batch turnaround',
    text: ({ batchTurnaround }) => (batchTurnaround ? duration(batchTurnaround) : '–'),
    num: true,
  },
  { title: 'Errors', text: failures, num: true },
];
const MODEL_QUALITY: ModelColumns = [
  { title: 'Right, by difficulty', text: ({ quality }) => curve(quality) },
  {
    title: 'Without the facts',
    text: ({ memoryShare, abstainShare }) =>
      `${formatPart(memoryShare)} of that; says so in ${formatPart(abstainShare)}`,
  },
  { title: 'Lost per passage', text: ({ distractionPerPassage }) => formatPart(distractionPerPassage), num: true },
  {
    title: 'Confidence right / wrong',
    text: ({ confidence }) => `${confidence.whenRight} / ${confidence.whenWrong} ± ${confidence.spread}`,
  },
];

interface CataloguePaneProps {
  catalogue: Catalogue;
  /** What changed and when, above the tables; for the second part. */
  note?: ReactNode;
}

/** Everything a design can call, with prices and behaviour as of one date. */
export const CataloguePane = memo(function CataloguePane({ catalogue, note }: CataloguePaneProps) {
  const { humanDesk } = catalogue;
  return (
    <div className="space-y-6 p-4">
      <p className="max-w-[72ch] text-[0.8667rem] text-muted">
        Prices and behaviour as of {catalogue.date}; all of it fictional. Model prices are US dollars per million
        tokens. {note}
      </p>
      <ItemTable caption="Models: prices" items={catalogue.models} columns={MODEL_PRICES} />
      <ItemTable caption="Models: speed, limits, errors" items={catalogue.models} columns={MODEL_SPEED} />
      <ItemTable caption="Models: quality" items={catalogue.models} columns={MODEL_QUALITY} />
      <ItemTable
        caption="Guards"
        items={catalogue.guards}
        columns={[
          ...SERVICE,
          {
            title: 'Sees (false alarms)',
            text: ({ detects }) =>
              detects
                .map(({ risk, recall, falseAlarm }) => `${risk} ${formatPart(recall)} (${formatPart(falseAlarm)})`)
                .join(', '),
          },
        ]}
      />
      <ItemTable
        caption="Classifiers of difficulty"
        items={catalogue.classifiers}
        columns={[
          ...SERVICE,
          { title: 'Error (standard deviation)', text: ({ difficultyError }) => difficultyError, num: true },
        ]}
      />
      <ItemTable
        caption="Embedders"
        items={catalogue.embedders}
        columns={[
          ...SERVICE,
          { title: 'Of the recall', text: ({ recallFactor }) => formatPart(recallFactor), num: true },
          {
            title: 'Similarity, same question',
            text: ({ similarity }) => `${similarity.same.mean} ± ${similarity.same.spread}`,
            num: true,
          },
          {
            title: 'Nearest other question',
            text: ({ similarity }) => `${similarity.other.mean} ± ${similarity.other.spread}`,
            num: true,
          },
        ]}
      />
      <ItemTable
        caption="Query rewriters"
        items={catalogue.rewriters}
        columns={[
          ...SERVICE,
          { title: 'Finds of what was missed', text: ({ recallGain }) => formatPart(recallGain), num: true },
        ]}
      />
      <ItemTable
        caption="Retrievers"
        items={catalogue.retrievers}
        columns={[
          ...SERVICE,
          { title: 'Needs vectors', text: ({ needsEmbedding }) => (needsEmbedding ? 'yes' : 'no') },
          { title: 'Finds the facts, by passages', text: ({ recallByK }) => curve(recallByK) },
          { title: 'Finds nothing', text: ({ emptyShare }) => formatPart(emptyShare), num: true },
          { title: 'Tokens per passage', text: ({ tokensPerPassage }) => tokensPerPassage, num: true },
        ]}
      />
      <ItemTable
        caption="Rerankers"
        items={catalogue.rerankers}
        columns={[
          ...SERVICE,
          { title: 'Keeps the facts, by passages', text: ({ recallByKeep }) => curve(recallByKeep) },
        ]}
      />
      <ItemTable
        caption="Risk classes"
        items={catalogue.riskClasses}
        columns={[
          { title: 'Known by', text: ({ declared }) => (declared ? 'comes with the request' : 'only a guard sees it') },
          { title: 'Right is', text: ({ wanted }) => (wanted === 'answer' ? 'to answer' : 'to refuse') },
        ]}
      />
      {humanDesk ? (
        <p className="max-w-[72ch]">
          <strong className="font-medium">Human desk.</strong> {humanDesk.agents} people,{' '}
          {formatUsd(humanDesk.usdPerHandOff)} per call, {duration(humanDesk.handling)} (P50 / P95),{' '}
          {formatPart(humanDesk.rightShare)} right. Who waits longer than {formatMs(humanDesk.patienceMs)} gives up.
        </p>
      ) : (
        <p className="text-muted">There is no human desk.</p>
      )}
    </div>
  );
});
