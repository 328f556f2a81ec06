import type { ContextMessage, JsonObject, TurnView } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A result as a model can use it: an object, also when it arrived as text; null when it was cut in the middle. */
export function resultOf(message: ContextMessage | undefined): JsonObject | null {
  const result = message?.tool?.result;
  if (isObject(result)) return result;
  if (typeof result !== 'string') return null;
  try {
    const parsed: unknown = JSON.parse(result);
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Good results of a tool whose arguments have these values, newest last. */
export function goodResults(
  view: TurnView,
  tool: string,
  args: JsonObject = {},
): { args: JsonObject; result: JsonObject }[] {
  return view.results(tool).flatMap((message) => {
    const given = message.tool?.args ?? {};
    const result = message.tool?.status === 'ok' ? resultOf(message) : null;
    return result && Object.entries(args).every(([key, value]) => given[key] === value)
      ? [{ args: given, result }]
      : [];
  });
}

/** How often a tool was called with these values and did not bring anything that can be read. */
export const failuresOf = (view: TurnView, tool: string, args: JsonObject = {}): number =>
  view
    .results(tool)
    .filter((message) => Object.entries(args).every(([key, value]) => message.tool?.args[key] === value)).length -
  goodResults(view, tool, args).length;

export const listOf = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
