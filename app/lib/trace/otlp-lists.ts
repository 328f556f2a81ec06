import type { Json } from '../json';
import type { ImportReport } from './import-report';
import { placeOf } from './import-report';
import { isObject } from './json-shape';
import type { JsonObject } from './trace-types';

/** The objects in the first of the named lists that is there. */
export function lists(
  value: Json,
  place: string,
  names: string[],
  report: ImportReport,
): { value: JsonObject; place: string }[] {
  if (!isObject(value)) return [];
  const name = names.find((each) => value[each] !== undefined && value[each] !== null);
  if (name === undefined) return [];
  const list = value[name];
  const at = placeOf(place, name);
  if (!Array.isArray(list)) {
    report.note(at, 'not a list; left out');
    return [];
  }
  return list.flatMap((entry, index) => {
    if (isObject(entry)) return [{ value: entry, place: `${at}[${index}]` }];
    report.note(`${at}[${index}]`, 'not an object; left out');
    return [];
  });
}
