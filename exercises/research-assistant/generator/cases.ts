/** Which runs there are: the recorded one, healthy ones, the same fault in other clothes, and what a detector meets. */
import type { DetectorCase } from '../../../app/kinds/trace-diagnosis/formats.ts';
import type { Hit } from '../world/case-params.ts';
import { drawCase, type CaseSpec } from './draw-case.ts';

const down = (tool: string, call: number): Hit => ({ tool, call, how: 'unavailable', ms: 180 + call * 60 });
const limited = (tool: string, call: number): Hit => ({ tool, call, how: 'rate-limited', ms: 90 });
const slow = (tool: string, call: number, ms: number): Hit => ({ tool, call, how: 'slow', ms });

/** Question 2 is emptied by the filter while the limit is in sight, and taken up again when it no longer is. */
export const publicSpec: CaseSpec = {
  id: 'public',
  asks: ['plain', 'hidden', 'plain/sheet', 'plain', 'plain', 'withdrawn'],
  limit: 'edition',
  hits: [down('read_document', 1), slow('library_search', 2, 3_650), limited('datasheet_search', 0)],
  again: true,
};

export const healthySpec: CaseSpec = {
  id: 'healthy',
  asks: ['plain', 'plain', 'plain/sheet', 'words', 'plain'],
  limit: 'edition',
  hits: [down('read_document', 2)],
  again: true,
};

export const SIBLINGS: CaseSpec[] = [
  { id: 'sibling-1', asks: ['plain', 'plain/sheet', 'plain', 'plain'] },
  { id: 'sibling-2', asks: ['plain', 'withdrawn', 'plain'], limit: 'edition' },
  { id: 'sibling-3', asks: ['trap', 'plain', 'trap/sheet', 'plain'], again: true },
  {
    id: 'sibling-4',
    asks: ['plain', 'plain', 'plain/sheet'],
    limit: 'district',
    hits: [slow('library_search', 1, 3_800)],
  },
  { id: 'sibling-5', asks: ['none', 'plain', 'trap', 'plain/sheet', 'plain'] },
  { id: 'sibling-6', asks: ['plain', 'trap', 'plain/sheet', 'plain', 'trap', 'plain', 'plain/sheet'], again: true },
  { id: 'sibling-7', asks: ['words', 'plain', 'plain', 'plain'], limit: 'edition', hits: [down('read_document', 0)] },
  { id: 'sibling-8', asks: ['plain', 'plain', 'trap/sheet', 'plain', 'plain'], limit: 'district' },
  { id: 'sibling-9', asks: ['withdrawn/sheet', 'plain', 'plain'], hits: [limited('library_search', 0)], again: true },
  { id: 'sibling-10', asks: ['plain', 'trap', 'plain', 'plain/sheet', 'none'], limit: 'edition' },
];

export const FAILING: CaseSpec[] = [
  { id: 'failing-1', asks: ['hidden', 'plain', 'plain', 'plain/sheet', 'plain'], limit: 'edition', again: true },
  { id: 'failing-2', asks: ['plain', 'plain', 'plain/sheet', 'plain', 'hidden'], limit: 'edition' },
  { id: 'failing-3', asks: ['plain', 'hidden/sheet', 'plain', 'plain', 'plain'], limit: 'district', again: true },
  { id: 'failing-4', asks: ['plain', 'plain', 'plain', 'plain', 'hidden/sheet', 'plain'], limit: 'district' },
  {
    id: 'failing-5',
    asks: ['plain', 'plain/sheet', 'plain', 'plain', 'plain', 'hidden'],
    limit: 'edition',
    again: true,
  },
  { id: 'failing-6', asks: ['plain', 'hidden', 'withdrawn', 'plain', 'plain'], limit: 'district' },
  { id: 'failing-7', asks: ['plain/sheet', 'plain', 'plain', 'hidden/sheet', 'plain', 'hidden'], limit: 'edition' },
  { id: 'failing-8', asks: ['plain', 'plain', 'trap', 'plain', 'hidden/sheet'], limit: 'edition', again: true },
  { id: 'failing-9', asks: ['hidden/sheet', 'plain', 'plain', 'plain', 'hidden'], limit: 'district' },
  {
    id: 'failing-10',
    asks: ['hidden', 'plain', 'words', 'plain', 'plain'],
    limit: 'edition',
    hits: [down('library_search', 3)],
  },
];

type Class = DetectorCase['class'];
interface DetectorSpec extends CaseSpec {
  class: Class;
  sort: string;
  config?: DetectorCase['config'];
}

const BOTH = ['library_search', 'datasheet_search'];
const onSearches = (setting: string, value: DetectorCase['config'][number]['value']) =>
  BOTH.map((name) => ({ path: `/retrievers/${name}/${setting}`, value }));
const pinned = { path: '/agents/ibis/context/pinned', value: ['user-request', 'progress', 'constraint'] };

const EMPTIED = 'A search is emptied by the filter, and the question answered later with a source that does not apply';
const PAST = 'The filter hides the source that applies, and by then nobody remembers the limit';
const OPEN = 'An empty search is reported as an open point';
const TOLD = 'The harness says what it filtered, and the new source is found';
const WORDS = 'The first words find nothing, other words find a source that applies';
const RETRY = 'Nothing is found with the filter; the harness asks again without it';
const IGNORED = 'The limit is in sight and the model does not mind it';
const MISREAD = 'A figure is taken from the wrong line of the right document';
const UNIT = 'A figure is converted that needed no conversion';
const WITHDRAWN = 'A withdrawn document is cited';
const QUIET = 'An ordinary briefing';
const LIMITED = 'A briefing with a limit, all of whose sources apply';

const same = (
  id: string,
  asks: CaseSpec['asks'],
  limit: CaseSpec['limit'],
  sort: string,
  rest: Partial<DetectorSpec> = {},
): DetectorSpec => ({
  id,
  asks,
  limit,
  class: 'same-fault',
  sort,
  ...rest,
});

const DETECTOR: DetectorSpec[] = [
  same('d-1', ['plain', 'hidden', 'plain', 'plain', 'plain/sheet'], 'edition', EMPTIED, { again: true }),
  same('d-2', ['hidden/sheet', 'plain', 'plain', 'plain', 'plain'], 'edition', EMPTIED),
  same('d-3', ['plain', 'hidden/sheet', 'plain', 'plain', 'plain', 'plain'], 'district', EMPTIED, { again: true }),
  same('d-4', ['hidden', 'plain/sheet', 'plain', 'plain', 'plain'], 'district', EMPTIED),
  same('d-5', ['plain', 'hidden', 'hidden/sheet', 'plain', 'plain', 'plain'], 'edition', EMPTIED),
  same('d-6', ['hidden', 'plain', 'plain', 'withdrawn', 'plain'], 'edition', EMPTIED, {
    again: true,
    hits: [down('read_document', 1)],
  }),
  same('d-7', ['plain', 'hidden', 'plain', 'plain', 'plain'], 'district', EMPTIED, {
    hits: [slow('library_search', 3, 3_700)],
  }),
  same('d-8', ['plain', 'plain', 'plain', 'plain', 'hidden'], 'edition', PAST, { again: true }),
  same('d-9', ['plain', 'plain/sheet', 'plain', 'plain', 'plain', 'hidden/sheet'], 'district', PAST),
  same('d-10', ['plain', 'plain', 'plain', 'plain', 'hidden/sheet', 'hidden'], 'edition', PAST),
  same('d-11', ['plain', 'trap', 'plain', 'plain', 'hidden', 'plain'], 'district', PAST, { again: true }),
  same('d-12', ['plain', 'plain', 'plain', 'plain', 'plain', 'hidden/sheet'], 'edition', PAST, {
    hits: [limited('library_search', 2)],
  }),
  same('d-13', ['hidden/sheet', 'plain', 'plain/sheet', 'plain', 'plain', 'plain'], 'district', EMPTIED),
  same('d-14', ['plain', 'hidden', 'plain', 'words', 'plain'], 'edition', EMPTIED),
  { id: 'n-1', asks: ['withdrawn', 'plain', 'plain', 'plain'], class: 'near-miss', sort: OPEN },
  {
    id: 'n-2',
    asks: ['plain', 'stale', 'plain', 'plain', 'plain'],
    limit: 'edition',
    class: 'near-miss',
    sort: OPEN,
    config: [pinned],
  },
  {
    id: 'n-3',
    asks: ['stale/sheet', 'plain', 'plain', 'plain', 'plain'],
    limit: 'district',
    class: 'near-miss',
    sort: OPEN,
    config: [pinned],
    again: true,
  },
  {
    id: 'n-4',
    asks: ['plain', 'hidden', 'plain', 'plain'],
    limit: 'edition',
    class: 'near-miss',
    sort: TOLD,
    config: onSearches('reportFilters', true),
  },
  {
    id: 'n-5',
    asks: ['hidden/sheet', 'plain', 'plain', 'plain', 'plain'],
    limit: 'district',
    class: 'near-miss',
    sort: TOLD,
    config: onSearches('reportFilters', true),
    again: true,
  },
  { id: 'n-6', asks: ['words', 'plain', 'plain', 'plain', 'plain'], limit: 'edition', class: 'near-miss', sort: WORDS },
  {
    id: 'n-7',
    asks: ['plain', 'words', 'plain', 'plain/sheet', 'plain'],
    limit: 'district',
    class: 'near-miss',
    sort: WORDS,
    again: true,
  },
  {
    id: 'n-8',
    asks: ['words/sheet', 'plain', 'plain', 'plain', 'plain', 'plain'],
    limit: 'edition',
    class: 'near-miss',
    sort: WORDS,
  },
  {
    id: 'n-9',
    asks: ['plain', 'hidden', 'plain', 'plain'],
    limit: 'district',
    class: 'near-miss',
    sort: RETRY,
    config: onSearches('onEmpty', 'drop-filters'),
  },
  {
    id: 'n-10',
    asks: ['hidden', 'plain/sheet', 'plain', 'plain'],
    limit: 'edition',
    class: 'near-miss',
    sort: RETRY,
    config: onSearches('onEmpty', 'drop-filters'),
    again: true,
  },
  {
    id: 'o-1',
    asks: ['plain', 'rival', 'plain', 'plain'],
    limit: 'edition',
    class: 'other-fault',
    sort: IGNORED,
    slip: 'ignores-limit',
    again: true,
  },
  {
    id: 'o-2',
    asks: ['rival/sheet', 'plain', 'plain', 'rival'],
    limit: 'district',
    class: 'other-fault',
    sort: IGNORED,
    slip: 'ignores-limit',
  },
  {
    id: 'o-3',
    asks: ['plain', 'plain', 'plain', 'plain'],
    class: 'other-fault',
    sort: MISREAD,
    slip: 'misreads',
    again: true,
  },
  {
    id: 'o-4',
    asks: ['plain/sheet', 'plain', 'withdrawn', 'plain', 'plain'],
    limit: 'edition',
    class: 'other-fault',
    sort: MISREAD,
    slip: 'misreads',
  },
  {
    id: 'o-5',
    asks: ['plain', 'plain/sheet', 'plain', 'plain'],
    limit: 'district',
    class: 'other-fault',
    sort: UNIT,
    slip: 'other-unit',
    again: true,
  },
  {
    id: 'o-6',
    asks: ['trap', 'trap/sheet', 'plain', 'trap'],
    class: 'other-fault',
    sort: WITHDRAWN,
    slip: 'blind-to-shelves',
    config: onSearches('defaultFilters', {}),
  },
  {
    id: 'o-7',
    asks: ['plain', 'trap', 'trap', 'plain/sheet'],
    limit: 'edition',
    class: 'other-fault',
    sort: WITHDRAWN,
    slip: 'blind-to-shelves',
    config: onSearches('defaultFilters', {}),
    again: true,
  },
  { id: 'h-1', asks: ['plain', 'plain', 'plain/sheet', 'plain'], class: 'healthy', sort: QUIET, again: true },
  {
    id: 'h-2',
    asks: ['trap', 'plain', 'plain', 'trap/sheet', 'plain'],
    class: 'healthy',
    sort: QUIET,
    hits: [down('read_document', 0)],
  },
  {
    id: 'h-3',
    asks: ['plain', 'plain', 'plain', 'plain/sheet', 'plain'],
    limit: 'edition',
    class: 'healthy',
    sort: LIMITED,
    again: true,
  },
  {
    id: 'h-4',
    asks: ['plain/sheet', 'plain', 'plain', 'plain', 'plain', 'plain'],
    limit: 'district',
    class: 'healthy',
    sort: LIMITED,
  },
  {
    id: 'h-5',
    asks: ['plain', 'trap', 'plain', 'plain', 'trap/sheet'],
    limit: 'edition',
    class: 'healthy',
    sort: LIMITED,
    hits: [limited('datasheet_search', 0)],
  },
  { id: 'h-6', asks: ['plain', 'plain', 'plain'], limit: 'district', class: 'healthy', sort: LIMITED, again: true },
];

/** Spans that show the fault: the search that was emptied, the one that found what does not apply, and the briefing that cites it. */
const SHOWN: DetectorCase['spans'] = [
  { kind: 'retrieval' },
  { tool: 'library_search' },
  { tool: 'datasheet_search' },
  { tool: 'file_briefing' },
];

/** Hidden runs for detectors, in an order that says nothing about their class. */
export function detectorCases(seed: number): DetectorCase[] {
  return DETECTOR.map((spec) => ({
    run: drawCase(seed, spec),
    class: spec.class,
    sort: spec.sort,
    config: spec.config ?? [],
    spans: spec.class === 'same-fault' ? SHOWN : [],
  })).sort((a, b) => (a.run.id < b.run.id ? -1 : 1));
}
