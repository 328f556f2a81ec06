/** How a rubric draft travels in an HTML form, with and without JavaScript. */
import { rubricDraft, type DraftChange, type RubricDraft } from './rubric-draft';

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  // Browsers send line breaks as CRLF.
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
};

const numberIn = (form: FormData, name: string): number | null => {
  const text = textIn(form, name).trim().replace(',', '.');
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
};

/** Share of the middle level as it is typed, in percent, back to [0, 1]. */
const shareIn = (form: FormData, name: string): number | null => {
  const percent = numberIn(form, name);
  return percent === null ? null : Math.round(percent * 100) / 10_000;
};

function* numbered(form: FormData, list: string, field: string): Generator<string> {
  for (let at = 0; form.has(`${list}.${at}.${field}`); at += 1) yield `${list}.${at}`;
}

/**
 * Reads the editor's form. The first level of a criterion always earns nothing and the last all of its weight, so only a middle
 * level carries a share. Throws a ZodError for what no editor sends (too many parts, far too long texts).
 */
export function readRubricForm(form: FormData): RubricDraft {
  const criteria = [...numbered(form, 'criteria', 'id')].map((name) => {
    const levels = [...numbered(form, `${name}.levels`, 'title')].map((level, at, all) => ({
      share: at === 0 ? 0 : at === all.length - 1 ? 1 : shareIn(form, `${level}.percent`),
      title: textIn(form, `${level}.title`),
      description: textIn(form, `${level}.description`),
    }));
    return {
      id: textIn(form, `${name}.id`),
      title: textIn(form, `${name}.title`),
      question: textIn(form, `${name}.question`),
      weight: numberIn(form, `${name}.weight`),
      levels,
      authorNotes: textIn(form, `${name}.authorNotes`),
    };
  });
  const exemplars = [...numbered(form, 'exemplars', 'excerpt')].map((name) => ({
    excerpt: textIn(form, `${name}.excerpt`),
    why: textIn(form, `${name}.why`),
    levels: Object.fromEntries(
      criteria.flatMap(({ id }) => {
        const level = numberIn(form, `${name}.level.${id}`);
        return level === null ? [] : [[id, level] as const];
      }),
    ),
  }));
  return rubricDraft.parse({ criteria, exemplars });
}

const AT_ONE = ['remove-criterion', 'raise-criterion', 'lower-criterion', 'add-level', 'remove-level'] as const;

/** The change that a button of the form stands for (`raise-criterion:2`); null for anything else. `newId` names a new criterion. */
export function readDraftChange(value: string, newId: string): DraftChange | null {
  const [kind, index] = value.split(':');
  const at = Number(index);
  if (kind === 'add-criterion') return { kind, id: newId };
  if (kind === 'add-exemplar') return { kind };
  if (!Number.isInteger(at) || at < 0) return null;
  if (kind === 'remove-exemplar') return { kind, at };
  const known = AT_ONE.find((name) => name === kind);
  return known ? { kind: known, at } : null;
}

/** The value of the button for a change. */
export const writeDraftChange = (change: DraftChange): string =>
  'at' in change ? `${change.kind}:${change.at}` : change.kind;
