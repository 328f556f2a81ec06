import type { Answer } from './client';

/** One way to send one form of a page: its fields as a browser would fill and send them by one of its buttons. */
export interface HarvestedForm {
  /** Path the form goes to. */
  path: string;
  fields: [string, string][];
  multipart: boolean;
}

/** What is the same for everybody who sees this button: where it goes, and the values nobody types. */
export const nameOfForm = ({ path, fields }: HarvestedForm): string =>
  `${path} ${fields
    .filter(([name]) => name === 'intent' || /id$/i.test(name) || name === fields.at(-1)?.[0])
    .map(([name, value]) => `${name}=${value}`)
    .join('&')}`;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };
const decode = (text: string): string => text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** Attributes of an opening tag, as React writes them. */
function attributesOf(tag: string): Map<string, string> {
  const found = tag.matchAll(/\s([a-zA-Z-]+)(?:="([^"]*)")?/g);
  return new Map([...found].map(([, name = '', value = '']) => [name.toLowerCase(), decode(value)]));
}

/** Text that passes most forms: something of the right sort, long enough to be a reason. */
export function fillIn(name: string, type: string, attributes: ReadonlyMap<string, string>): string {
  if (type === 'email' || /email/i.test(name)) return 'intruder@example.net';
  if (type === 'number' || type === 'range') return attributes.get('min') ?? '1';
  if (type === 'datetime-local') return '2030-01-01T12:00';
  if (type === 'date') return '2030-01-01';
  if (type === 'url' || /url/i.test(name)) return 'https://intruder.example.net/hook';
  if (type === 'color') return '#000000';
  return 'Changed by an intruder who gives a reason of some length';
}

/** An input has no end tag; the others run to theirs. */
const CONTROL =
  /<input\b(?<input>[^>]*?)\/?>|<(?<tag>textarea|select|button)\b(?<head>[^>]*?)>(?<inner>[\s\S]*?)<\/\k<tag>>/g;

interface Control {
  name: string;
  value: string;
}

function controlsOf(body: string): { fields: Control[]; buttons: Control[] } {
  const fields: Control[] = [];
  const buttons: Control[] = [];
  const radios = new Set<string>();
  for (const { groups } of body.matchAll(CONTROL)) {
    const { input, tag = 'input', head = input ?? '', inner = '' } = groups ?? {};
    const attributes = attributesOf(` ${head}`);
    const name = attributes.get('name') ?? '';
    const type = attributes.get('type') ?? (tag === 'button' ? 'submit' : 'text');
    const value = attributes.get('value');
    if (tag === 'button') {
      if (type === 'submit') buttons.push({ name, value: value ?? '' });
    } else if (!name || type === 'file') {
      continue;
    } else if (tag === 'select') {
      const options = [...inner.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attributesOf(` ${option}`));
      const chosen = options.find((option) => option.has('selected')) ?? options.at(-1);
      fields.push({ name, value: chosen?.get('value') ?? '' });
    } else if (tag === 'textarea') {
      fields.push({ name, value: decode(inner) || fillIn(name, type, attributes) });
    } else if (type === 'radio') {
      if (radios.has(name)) continue;
      radios.add(name);
      fields.push({ name, value: value ?? 'on' });
    } else if (type === 'checkbox') {
      fields.push({ name, value: value ?? 'on' });
    } else {
      fields.push({ name, value: value || fillIn(name, type, attributes) });
    }
  }
  return { fields, buttons };
}

/** Every form of a page that changes something, once per button. Fields that are empty get a plausible text. */
export function harvestForms(path: string, answer: Answer): HarvestedForm[] {
  const forms = answer.text.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g);
  return [...forms].flatMap(([, head = '', body = '']) => {
    const attributes = attributesOf(head);
    if ((attributes.get('method') ?? 'get').toLowerCase() !== 'post') return [];
    const target = new URL(attributes.get('action') ?? path, new URL(path, 'http://page.invalid'));
    const { fields, buttons } = controlsOf(body);
    const base = fields.map(({ name, value }): [string, string] => [name, value]);
    const ways = buttons.length > 0 ? buttons : [{ name: '', value: '' }];
    return ways.map(({ name, value }) => ({
      path: target.pathname + target.search,
      fields: name ? [...base, [name, value] as [string, string]] : base,
      multipart: attributes.get('enctype') === 'multipart/form-data',
    }));
  });
}
