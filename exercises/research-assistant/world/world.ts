/** A research assistant of a firm of hospital planners: searches, reads, takes notes, files a briefing. */
import type { World } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { paramsOf } from './case-params.ts';
import { answerAsPerson, eventsOf } from './person.ts';
import { decide } from './policy.ts';
import { addNote, fileBriefing, listNotes, readDocument, searchBy } from './services.ts';
import { createState, judge } from './state.ts';
import type { State } from './state.ts';
import { summaryOf } from './summarise.ts';

export const world: World<State> = {
  name: 'Pell & Marrow research desk',
  entryAgent: 'ibis',
  models: {
    'heron-l': { inputUsd: 1.6, outputUsd: 6.4, firstTokenMs: 540, msPerToken: 12, provider: 'aviary' },
  },
  startMs: (run) => Date.parse(paramsOf(run).startsAt),
  createState,
  request: (run) => ({ text: paramsOf(run).message, labels: ['user-request'] }),
  policies: { ibis: decide },
  tools: {
    read_document: readDocument,
    add_note: addNote,
    list_notes: listNotes,
    file_briefing: fileBriefing,
  },
  retrievers: { library_search: searchBy('library_search'), datasheet_search: searchBy('datasheet_search') },
  user: answerAsPerson,
  events: eventsOf,
  summarise: summaryOf,
  judge,
};
