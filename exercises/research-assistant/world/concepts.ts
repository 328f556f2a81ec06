/** Instructions that this model understands when a prompt or a tool description gives them. */
import type { Concept } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';

/** Repeat in every step what limits the sources, so that it does not fall out of sight. */
export const CARRY_LIMIT: Concept = {
  id: 'carry-limit',
  groups: [
    ['repeat*', 'restate*', 'carry', 'carries', 'keep*', 'remember*', 'quote*', 'copy', 'remind*'],
    ['limit*', 'constraint*', 'restriction*', 'condition*'],
  ],
};

/** An empty search is reported, not worked around. */
export const REPORT_EMPTY: Concept = {
  id: 'report-empty',
  groups: [
    ['report*', 'say', 'state', 'mark*', 'leave', 'tell', 'flag*'],
    ['empty', 'nothing', 'no result*', 'not found', 'no document*', 'no source*', 'open'],
  ],
};

/** Withdrawn and delisted documents are not cited. */
export const AVOID_WITHDRAWN: Concept = {
  id: 'avoid-withdrawn',
  groups: [
    ['cite', 'use', 'rely', 'ignore*', 'skip*', 'exclude*', 'discard*'],
    ['withdrawn', 'delisted'],
  ],
  negated: true,
};

/** After an empty search the other shelves are searched by name. */
export const SEARCH_INTAKE: Concept = {
  id: 'search-intake',
  groups: [
    ['search*', 'look*', 'query', 'try', 'tries', 'ask*', 'check*', 'include*'],
    ['intake', 'provisional'],
  ],
};
