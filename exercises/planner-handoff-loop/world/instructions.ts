import type { Concept } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';

/** Instructions that people may give the agents, in whatever words. */
export const SEND_OFFSET: Concept = {
  id: 'send-offset',
  groups: [
    ['send*', 'use*', 'write*', 'give*', 'convert*', 'pass*', 'add*', 'include*', 'state*', 'must', 'expects', 'takes'],
    ['utc', 'offset*', 'zone*', 'zulu'],
    ['time*', 'window*', 'hour*', 'start*', 'book_window'],
  ],
};

export const STATE_UNIT: Concept = {
  id: 'state-unit',
  groups: [
    ['send*', 'use*', 'write*', 'give*', 'convert*', 'pass*', 'add*', 'include*', 'state*', 'must', 'expects', 'takes'],
    ['unit*', 'tonne*', 'tons', 'metric'],
    ['weight*', 'gross_weight', 'mass', 'cargo', 'declare_cargo'],
  ],
};

export const USE_ISO: Concept = {
  id: 'use-iso',
  groups: [
    ['send*', 'use*', 'write*', 'give*', 'convert*', 'pass*', 'take*', 'must', 'expects', 'takes', 'reserve*'],
    ['iso', 'iso_code', '6346', '45r1', '22p1'],
    ['container*', 'type*', 'code*', 'reserve_container'],
  ],
};

export const COMPARE_ECHO: Concept = {
  id: 'compare-echo',
  groups: [
    ['compare*', 'check*', 'verif*', 'match*', 'make sure', 'confirm that', 'look at'],
    ['sent', 'send', 'asked', 'requested', 'request', 'argument*', 'intended', 'meant', 'payload', 'order'],
    [
      'read',
      'reads',
      'echo*',
      'understood',
      'slot_read_utc',
      'type_read',
      'gross_weight_read',
      '_read',
      'response*',
      'answer*',
      'result*',
      'returned',
      'booked',
    ],
  ],
};
