/** Invented companies, people and goods. Nothing here exists. */
import type { Random } from './random.ts';
import type { Language, LocaleId } from './locales.ts';

/** The group's own companies: the buyer of every document. Also printed in public/entities.md. */
export const ENTITIES = [
  { name: 'Tarnbrook Fittings Ltd', city: 'Unit 9, Kirkstall Sidings, Leeds', vatId: 'GB418220763', locale: 'gb' },
  { name: 'Tarnbrook Armaturen GmbH', city: 'Lossewerk 14, 34123 Kassel', vatId: 'DE298114075', locale: 'de' },
  { name: 'Tarnbrook Robinetterie SAS', city: '27 quai des Forges, 69007 Lyon', vatId: 'FR62803117294', locale: 'fr' },
  { name: 'Tarnbrook Flow Inc.', city: '1180 Wagner Ford Rd, Dayton OH', vatId: '31-5520946', locale: 'us' },
  { name: 'Tarnbrook Schweiz AG', city: 'Tösstalgasse 3, 8400 Winterthur', vatId: 'CHE304552118', locale: 'ch' },
] as const;

const SUPPLIERS: Record<LocaleId, { first: string[]; trade: string[]; form: string[]; city: string[] }> = {
  us: {
    first: [
      'Doverline',
      'Marrow Creek',
      'Pikestone',
      'Alder & Shaw',
      'Tri-Basin',
      'Quarrel',
      'Ridgeback',
      'Okemo Valley',
    ],
    trade: ['Valve Supply', 'Fastener', 'Industrial', 'Fluid Power', 'Pipe & Steel', 'Machine Works'],
    form: ['LLC', 'Inc.', 'Co.', 'Corp.'],
    city: ['Toledo, OH 43604', 'Erie, PA 16501', 'Tulsa, OK 74103', 'Macon, GA 31201', 'Reno, NV 89502'],
  },
  gb: {
    first: ['Ellerby & Pike', 'Stanway', 'Northmoor', 'Calder Bridge', 'Penhallow', 'Fosse', 'Grindle'],
    trade: ['Seals', 'Engineering', 'Bolting', 'Hydraulics', 'Castings', 'Tube Co'],
    form: ['Ltd', 'Limited', 'LLP'],
    city: ['Rotherham S60 1DX', 'Hull HU3 4QA', 'Dudley DY2 8SN', 'Swindon SN2 2PF', 'Bathgate EH48 2RS'],
  },
  ca: {
    first: ['Kawarthe', 'Saint-Ours', 'Lac Vert', 'Prairie North', 'Gananoke', 'Fundy'],
    trade: ['Industrial Supply', 'Flow Control', 'Fabrication', 'Tooling'],
    form: ['Ltd.', 'Inc.', 'Ltée'],
    city: ['Hamilton, ON L8P 1A1', 'Laval, QC H7N 3Z9', 'Moncton, NB E1C 4M6', 'Regina, SK S4P 3Y2'],
  },
  de: {
    first: ['Brinkhaus', 'Oelmann', 'Kestner', 'Wiedfeld', 'Grotjahn', 'Süderhoff', 'Pollmeier', 'Harksen'],
    trade: ['Dichtungstechnik', 'Industriebedarf', 'Metallguss', 'Verschraubungen', 'Hydraulik', 'Werkzeugbau'],
    form: ['GmbH', 'KG', 'GmbH & Co. KG', 'e.K.'],
    city: ['59423 Unna', '73430 Aalen', '26122 Oldenburg', '04275 Leipzig', '58507 Lüdenscheid'],
  },
  ch: {
    first: ['Rüegsegg', 'Aarebrugg', 'Tobler & Noll', 'Walensee', 'Hasliberg'],
    trade: ['Präzisionsteile', 'Armaturen', 'Technik', 'Apparatebau'],
    form: ['AG', 'GmbH', 'SA'],
    city: ['4600 Olten', '9400 Rorschach', '2540 Grenchen', '6210 Sursee'],
  },
  fr: {
    first: ['Delmarre', 'Roussel-Tival', 'Ateliers Corvin', 'Vernay-Blot', 'Massonnet', 'Les Trois Écluses'],
    trade: ['Joints', 'Visserie', 'Tuyauterie', 'Fluides', 'Mécanique', 'Fournitures'],
    form: ['SARL', 'SAS', 'SA', 'et Fils'],
    city: ['42100 Saint-Étienne', '59300 Valenciennes', '44600 Saint-Nazaire', '25200 Montbéliard'],
  },
};

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, (_, at) => random.int(at === 0 ? 1 : 0, 9)).join('');

/** Tax identifier as printed: with the country's own spacing. */
function drawVatId(random: Random, locale: LocaleId): string {
  switch (locale) {
    case 'us':
      return `${digits(random, 2)}-${digits(random, 7)}`;
    case 'gb':
      return `GB ${digits(random, 3)} ${digits(random, 4)} ${digits(random, 2)}`;
    case 'ca':
      return `${digits(random, 9)} RT0001`;
    case 'de':
      return `DE${digits(random, 9)}`;
    case 'ch':
      return `CHE-${digits(random, 3)}.${digits(random, 3)}.${digits(random, 3)}`;
    case 'fr':
      return `FR ${digits(random, 2)} ${digits(random, 9)}`;
  }
}

export interface Party {
  name: string;
  city: string;
  vatId: string;
}

export function drawSupplier(random: Random, locale: LocaleId): Party {
  const parts = SUPPLIERS[locale];
  return {
    name: `${random.pick(parts.first)} ${random.pick(parts.trade)} ${random.pick(parts.form)}`,
    city: random.pick(parts.city),
    vatId: drawVatId(random, locale),
  };
}

/** Digit masks: `#` any digit, `9` a digit but zero; the rest stands as it is. */
const NUMBER_MASKS: Record<Language, string[]> = {
  en: ['INV-#####', '9#####', 'SI##-####', 'A-9####', '26-####', 'ELP/####/26', 'Q2-#####', '9####-B'],
  de: ['RE-26-####', '2026/####', 'R9#####', '26#####', 'AR-9###', 'K####-26'],
  fr: ['FA26-####', 'F9#####', '2026-####', 'FC 26/####', 'V-9####'],
};
const DELIVERY_MASKS = ['LS-9####', 'DN#####', '8000####', 'P-9###', 'BL26####', 'WB-9#####'];
const CUSTOMER_MASKS = ['K-9###', '1####', 'TARN-0#', 'C9####', '70####'];

const fill = (random: Random, mask: string): string =>
  mask.replace(/[#9]/g, (sign) => String(random.int(sign === '9' ? 1 : 0, 9)));

export const drawDocumentNumber = (random: Random, language: Language): string =>
  fill(random, random.pick(NUMBER_MASKS[language]));
export const drawDeliveryNumber = (random: Random): string => fill(random, random.pick(DELIVERY_MASKS));
export const drawCustomerNumber = (random: Random): string => fill(random, random.pick(CUSTOMER_MASKS));
/** Our purchase orders: 45 and six digits. */
export const drawPurchaseOrder = (random: Random): string => `45${digits(random, 6)}`;

const GOODS: Record<Language, string[]> = {
  en: [
    'Gasket spiral wound DN{dn}',
    'Hex bolt M{m}x{l} A4-80',
    'Ball valve 2-pc SS316 {in}"',
    'Hydraulic hose assy R2AT',
    'O-ring NBR {d}x{w}',
    'Grease cartridge EP2',
    'Weld neck flange {in}" cl.300',
    'Pipe clamp {d}-{d2} mm',
    'Thread seal tape 12 mm',
    'Pressure gauge 0-{bar} bar',
    'Relief valve set {bar} bar',
    'Cutting disc 125 mm',
    'Cable gland M{m}',
    'Solenoid coil 24 V',
    'Filter element {w}0 micron',
    'Deep groove bearing 62{w}{w}',
    'Coupling insert 98 Shore',
    'Graphite packing {m} mm',
    'Union elbow {in}"',
    'Check valve DN{dn}',
  ],
  de: [
    'Flachdichtung DN{dn} PN16',
    'Sechskantschraube M{m}x{l} 8.8',
    'Kugelhahn {in}" Edelstahl',
    'Hydraulikschlauch 2SN',
    'O-Ring NBR {d}x{w}',
    'Fettkartusche EP2',
    'Vorschweißflansch DN{dn}',
    'Rohrschelle {d}-{d2} mm',
    'Gewindedichtband 12 mm',
    'Manometer 0-{bar} bar',
    'Sicherheitsventil {bar} bar',
    'Trennscheibe 125',
    'Kabelverschraubung M{m}',
    'Magnetspule 24 V',
    'Filtereinsatz {w}0 µm',
    'Rillenkugellager 62{w}{w}',
    'Stopfbuchspackung {m} mm',
    'Rückschlagklappe DN{dn}',
  ],
  fr: [
    'Joint spiralé DN{dn}',
    'Vis H M{m}x{l} inox',
    'Vanne à boisseau {in}"',
    'Flexible hydraulique 2SN',
    'Joint torique {d}x{w}',
    'Cartouche graisse EP2',
    'Bride à collerette DN{dn}',
    'Collier {d}-{d2} mm',
    'Ruban PTFE 12 mm',
    'Manomètre 0-{bar} bar',
    'Soupape tarée {bar} bar',
    'Disque à tronçonner 125',
    'Presse-étoupe M{m}',
    'Bobine 24 V',
    'Élément filtrant {w}0 µm',
    'Roulement 62{w}{w}',
    'Tresse graphitée {m} mm',
    'Clapet DN{dn}',
  ],
};

export function drawGoods(random: Random, language: Language, count: number): string[] {
  const values: Record<string, () => string | number> = {
    dn: () => random.pick([15, 25, 40, 50, 80, 100, 150]),
    m: () => random.pick([8, 10, 12, 16, 20]),
    l: () => random.pick([30, 40, 60, 80, 120]),
    in: () => random.pick(['1/2', '3/4', '1', '2']),
    d: () => random.pick([18, 22, 34, 48, 60]),
    d2: () => random.pick([64, 76, 90, 110]),
    w: () => random.int(2, 6),
    bar: () => random.pick([6, 10, 16, 25, 40]),
  };
  return random
    .shuffled(GOODS[language])
    .slice(0, count)
    .map((text) => text.replace(/\{(\w+)\}/g, (_all, key: string) => String(values[key]?.() ?? '')));
}

export const LABOUR: Record<Language, string[]> = {
  en: [
    'Service engineer on site',
    'Workshop labour, actuator rebuild',
    'Commissioning visit',
    'Leak test, labour',
    'Call-out, fitter',
  ],
  de: [
    'Monteur vor Ort',
    'Werkstattarbeit Ventilprüfung',
    'Inbetriebnahme',
    'Dichtheitsprüfung, Arbeitszeit',
    'Einsatz Servicetechniker',
  ],
  fr: [
    "Main-d'œuvre technicien",
    'Intervention atelier',
    'Mise en service',
    'Contrôle étanchéité, temps passé',
    'Déplacement monteur',
  ],
};

export const STAFF = [
  'Ines',
  'Marek',
  'Joanna',
  'Tomasz',
  'Priya',
  'Florian',
  'Bea',
  'Luc',
  'Hannah',
  'Dario',
  'Sunniva',
  'K. Oduya',
];
export const CONTACTS = [
  'Gail Prewitt',
  'R. Oelmann',
  'Mme Tival',
  'Accounts Receivable',
  'Steve',
  'B. Kestner',
  'Nadège',
  'Kim (AR)',
];
