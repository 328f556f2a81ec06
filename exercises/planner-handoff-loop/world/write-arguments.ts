import { checkArguments } from '../../../app/kinds/trace-diagnosis/engine/check-arguments.ts';
import type { Concept, Json, JsonObject, TurnView } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { SEND_OFFSET, STATE_UNIT, USE_ISO } from './instructions.ts';
import { isObject, textOf } from './read-context.ts';

/** How dependably a model does what a parameter's description says, and what a sentence elsewhere says. */
const BY_DESCRIPTION = 0.85;
const BY_PROMPT = 0.78;
/** How dependably it keeps a pattern or a range that nobody enforces; lists of values it always keeps. */
const BY_CONSTRAINT = 0.92;

/** One way of writing a value, and whether it is the one that cannot be misread. */
interface Form {
  value: Json;
  plain: boolean;
}

/** What a model knows when it writes a call. `careful`: told by the planner, or by a mismatch it has seen, to leave no room. */
export interface Writing {
  view: TurnView;
  careful: boolean;
}

/** Start of a window: local as everybody here writes it, or with the offset of the terminal where that is asked for. */
export function writeStart(writing: Writing, local: string, offset: string): string {
  const full = /^[+-]\d\d:\d\d$/.test(offset);
  const utc = full ? new Date(Date.parse(`${local}:00${offset}`)).toISOString() : '';
  const careful = full
    ? [`${local}${offset}`, `${utc.slice(0, 16)}Z`, `${local}:00${offset}`, `${utc.slice(0, 19)}Z`]
    : [];
  const forms = [
    { value: local, plain: true },
    ...careful.map((value) => ({ value, plain: false })),
    { value: `${local}:00`, plain: true },
  ];
  // Asked for UTC by name, a model writes it with Z.
  const said = descriptionOf(writing.view, 'book_window', 'start');
  if (/\butc\b|\bZ\b|zulu/i.test(said) && !/offset/i.test(said)) forms.splice(1, 0, ...forms.splice(2, 1));
  const hint = /utc|offset|zulu|zone|rfc ?3339|\bZ\b/i;
  const start = choose(writing, { tool: 'book_window', name: 'start', forms, hint, concept: SEND_OFFSET });
  return textOf(start) || local;
}

/** Weight in kilograms, or in tonnes where the definition says so; with its unit where there is room for one. */
export function writeWeight(writing: Writing, kg: number): JsonObject {
  const { view, careful } = writing;
  const unit = propertyOf(view, 'declare_cargo', 'unit');
  const tonnes = kg / 1000;
  if (unit !== null) {
    const inKg = checkArguments('kg', unit).length === 0;
    return inKg ? { gross_weight: kg, unit: 'kg' } : { gross_weight: tonnes, unit: 't' };
  }
  if (careful || told(view, STATE_UNIT)) return { gross_weight: kg, unit: 'kg' };
  const forms = [
    { value: kg, plain: true },
    { value: tonnes, plain: false },
  ];
  const hint = /tonnes?|metric tons?|\btons?\b/i;
  return { gross_weight: choose(writing, { tool: 'declare_cargo', name: 'gross_weight', forms, hint, concept: null }) };
}

/** A container by the name in the order, or by its ISO code. */
export function writeContainer(writing: Writing, name: string, iso: string): Json {
  const forms = [
    { value: name, plain: true },
    { value: iso, plain: false },
  ];
  const usable = iso === '' ? forms.slice(0, 1) : forms;
  return choose(writing, {
    tool: 'reserve_container',
    name: 'type',
    forms: usable,
    hint: /\biso\b|6346|size-type/i,
    concept: USE_ISO,
  });
}

function choose(
  { view, careful }: Writing,
  field: { tool: string; name: string; forms: Form[]; hint: RegExp; concept: Concept | null },
): Json {
  const { tool, name, forms, hint, concept } = field;
  const schema = propertyOf(view, tool, name) ?? {};
  const allowed = forms.filter(({ value }) => checkArguments(value, schema).length === 0);
  const wanted = forms.filter(({ plain }) => !plain);
  const isEnforced = view.config.tools[tool]?.validateArguments === 'reject' || Array.isArray(schema.enum);
  const keeps = isEnforced || view.draw(`keeps ${tool} ${name}`) < BY_CONSTRAINT;
  const pool = allowed.length > 0 && keeps ? allowed : forms;
  const asked = hint.test(descriptionOf(view, tool, name)) && view.draw(`reads ${tool} ${name}`) < BY_DESCRIPTION;
  const isTold = concept !== null && told(view, concept);
  const preferred = careful || asked || isTold ? pool.find((form) => wanted.includes(form)) : undefined;
  return (preferred ?? pool[0])?.value ?? forms[0]?.value ?? null;
}

const told = (view: TurnView, concept: Concept) => view.follows(concept, BY_PROMPT);

function propertyOf(view: TurnView, tool: string, name: string): JsonObject | null {
  const { properties } = view.config.tools[tool]?.parameters ?? {};
  const property = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  return isObject(property) ? property : null;
}

/** What a definition says of an argument, the keyword `format` included. */
function descriptionOf(view: TurnView, tool: string, name: string): string {
  const property = propertyOf(view, tool, name);
  return [property?.description, property?.format === 'date-time' ? 'RFC 3339' : ''].map(textOf).join(' ');
}
