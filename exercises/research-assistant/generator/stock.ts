/** Subjects, people and phrasings the cases are drawn from. All of it is made up. */

export interface Topic {
  topic: string;
  unit: string;
  search: 'library_search' | 'datasheet_search';
  /** Name of the document that holds it. */
  title: string;
  queries: [string, string];
  /** Range of plausible values and their step. */
  values: [from: number, to: number, step: number];
}

const library = (
  topic: string,
  unit: string,
  title: string,
  first: string,
  second: string,
  values: Topic['values'],
): Topic => ({
  topic,
  unit,
  search: 'library_search',
  title,
  queries: [first, second],
  values,
});
const datasheet = (
  topic: string,
  unit: string,
  title: string,
  first: string,
  second: string,
  values: Topic['values'],
): Topic => ({
  ...library(topic, unit, title, first, second, values),
  search: 'datasheet_search',
});

export const TOPICS: Topic[] = [
  library(
    'air changes in operating theatres',
    'per hour',
    'Hospital Services Code, part 4: ventilation',
    'minimum air changes operating theatre',
    'theatre ventilation rate requirement',
    [14, 30, 1],
  ),
  library(
    'pressure step of isolation rooms',
    'Pa',
    'Hospital Services Code, part 5: isolation',
    'isolation room pressure difference',
    'negative pressure cascade single room',
    [8, 25, 1],
  ),
  library(
    'storage temperature of hot water',
    'degC',
    'Hospital Services Code, part 7: water',
    'hot water storage temperature legionella',
    'calorifier set point hospital',
    [58, 68, 1],
  ),
  library(
    'humidity of sterile stores',
    '% rH',
    'Hospital Services Code, part 4: sterile supply',
    'relative humidity sterile goods store',
    'sterile store climate limits',
    [35, 60, 1],
  ),
  library(
    'switch-over time of emergency power',
    's',
    'Hospital Services Code, part 9: electrical',
    'emergency power changeover time theatre',
    'standby supply switch-over life safety',
    [0.5, 15, 0.5],
  ),
  library(
    'reserve of medical oxygen',
    'h',
    'Hospital Services Code, part 8: medical gases',
    'medical oxygen reserve duration',
    'gas supply failure reserve hours',
    [4, 72, 2],
  ),
  library(
    'night lighting of ward corridors',
    'lx',
    'Hospital Services Code, part 10: lighting',
    'ward corridor lighting night level',
    'illuminance patients corridor night',
    [3, 50, 1],
  ),
  library(
    'depth of generator fuel store',
    'h at full load',
    'Hospital Services Code, part 9: standby plant',
    'generator fuel autonomy hours',
    'standby generator on-site fuel',
    [24, 120, 8],
  ),
  library(
    'rinse water temperature of endoscope washers',
    'degC',
    'Hospital Services Code, part 7: decontamination',
    'endoscope washer rinse temperature',
    'decontamination final rinse requirement',
    [30, 65, 1],
  ),
  library(
    'clear width of bed lift doors',
    'mm',
    'Hospital Services Code, part 12: lifts',
    'bed lift door clear width',
    'lift entrance width patient bed',
    [1250, 1500, 10],
  ),
  datasheet(
    'initial pressure drop of terminal filters',
    'Pa',
    'Vantor filter cell data',
    'terminal filter initial pressure drop',
    'filter cell resistance clean',
    [70, 160, 5],
  ),
  datasheet(
    'sound power of theatre air handlers',
    'dB(A)',
    'Brisk air handler data',
    'air handling unit sound power theatre',
    'noise level air handler supply side',
    [52, 78, 1],
  ),
  datasheet(
    'flow of elbow-operated mixers',
    'l/min',
    'Wellan mixer data',
    'elbow mixer flow rate',
    'clinical basin tap flow',
    [4, 12, 0.5],
  ),
  datasheet(
    'battery life of rack UPS units',
    'years',
    'Ardent UPS data',
    'ups battery design life',
    'rack ups battery replacement interval',
    [5, 15, 1],
  ),
  datasheet(
    'leakage class of isolation dampers',
    'm3/h',
    'Tolmer damper data',
    'isolation damper leakage closed',
    'gas-tight damper leakage rate',
    [1, 20, 1],
  ),
];

export const PEOPLE = [
  'Maren',
  'Idris',
  'Colm',
  'Yusra',
  'Petra',
  'Anselm',
  'Rosalind',
  'Tariq',
  'Bente',
  'Noor',
  'Ewan',
  'Solveig',
];

export const PROJECTS = [
  'the Larch Hill theatres',
  'the Quay Street ward block',
  'the Saltmarsh clinic',
  'the Upper Fenn isolation unit',
  'the Hollin day surgery',
  'the Priory sterile supply',
  'the Alder maternity wing',
  'the Tannery Lane imaging centre',
];

export const OPENINGS = [
  'I need a short briefing for {project}, figures with sources please.',
  'For {project} we have to hand in the services schedule. Please find these values, each with the document it comes from.',
  'Could you put together a briefing on {project}? One cited figure per line.',
  'The submission for {project} is due. I need the following, with sources:',
];

export const NO_CHAT = ['Thanks', 'Many thanks', 'Best', 'Thank you'];

/** Editions and districts in pairs: the one that applies, and the one that does not. */
export const EDITIONS: [string, string][] = [
  ['2026', '2022'],
  ['2025', '2019'],
  ['2024', '2018'],
];
export const DISTRICTS: [string, string][] = [
  ['coast', 'inland'],
  ['north', 'south'],
  ['inland', 'coast'],
];

export const EDITION_LIMITS = [
  'Yes: the permit was filed under the {value} edition, so only {value} counts. If we hold nothing for a point, leave it open rather than use an older one.',
  'Edition {value} only please, the building authority moved to it. Older editions are worthless for this file. Mark what is missing.',
  'Important: everything must come from {value}. If there is no {value} source, say so.',
];
export const DISTRICT_LIMITS = [
  'It stands in the {value} district, so only documents for {value} apply. Better an open point than a figure for another district.',
  'District {value}. Figures of other districts do not count here; tell me where we have none.',
  'Only what is valid for {value} please, the annexes differ a lot. Say so if there is nothing.',
];
