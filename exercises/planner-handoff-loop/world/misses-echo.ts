import type { JsonObject } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { isObject, textOf } from './read-context.ts';

/** Whether a service says that it read something else than the sender meant, as far as the sender can tell. */
export function missesEcho(
  tool: string,
  { args, result }: { args: JsonObject; result: JsonObject },
  offset: string,
): boolean {
  if (tool === 'reserve_container') return isObject(result.type_read) && result.type_read.iso_code === null;
  if (tool === 'declare_cargo') {
    const read = result.gross_weight_read;
    if (!isObject(read)) return false;
    return read.unit === 't' && args.unit !== 't' && Number(read.value) > 100;
  }
  const read = result.slot_read_utc;
  if (!isObject(read)) return false;
  const sent = textOf(args.start);
  const hasOffset = /(Z|[+-]\d\d:?\d\d)$/i.test(sent);
  return Date.parse(hasOffset ? sent : `${sent}${offset || 'Z'}`) !== Date.parse(textOf(read.from));
}
