/** Turns that calls are made with. */
import type { Json, JsonObject, ModelTurn, TurnView } from '../../../app/kinds/trace-diagnosis/engine/world-types.ts';
import { paramsOf } from './case-params.ts';
import { WHEN_DONE, labelled } from './recall.ts';
import type { Task } from './tasks.ts';
import { thoughtAtLook } from './wording.ts';

type Call = NonNullable<ModelTurn['calls']>[number];

/** Its result carries what a summary may later say of it. */
export const call = (view: TurnView, task: Task, think: string): ModelTurn => ({
  think,
  calls: [
    { tool: task.tool, args: complete(view, task.tool, task.args), labels: labelsOf(view, task), operation: task.id },
  ],
});

function labelsOf(view: TurnView, task: Task): string[] {
  const isForgotten = paramsOf(view).slip === 'thin-summary' && task.kind === 'goodwill';
  return isForgotten ? [task.id] : [task.id, WHEN_DONE + task.done];
}

/** A look at something, tried three times; `beside` are looks made in the same turn. */
export function lookUp(view: TurnView, label: string, tool: string, args: JsonObject, beside: Call[] = []): ModelTurn {
  if (labelled(view.context, label).filter((one) => one.tool?.status !== 'ok').length >= 3)
    return giveUp(view, `${tool} does not answer.`);
  const others = beside.filter(
    (one) => view.settings.tools.includes(one.tool) && labelled(view.context, one.labels?.[0] ?? '').length === 0,
  );
  return {
    think: thoughtAtLook(view, label),
    calls: [...others, { tool, args: complete(view, tool, args), labels: [label] }],
  };
}

export function giveUp(view: TurnView, reason: string): ModelTurn {
  const say = view.pick('hand-over', [
    'I am handing this to a colleague who can look into it.',
    'A colleague from the service team takes over from here.',
  ]);
  return { say, escalate: { reason } };
}

/** Arguments with a guess for whatever else the tool's schema requires: models fill in what they are asked for. */
function complete(view: TurnView, tool: string, args: JsonObject): JsonObject {
  const schema = view.config.tools[tool]?.parameters;
  const required = Array.isArray(schema?.required) ? schema.required : [];
  const properties = schema?.properties;
  const missing = required.filter((name): name is string => typeof name === 'string' && !(name in args));
  const guesses = missing.map((name): [string, Json] => {
    const rule =
      typeof properties === 'object' && properties !== null && !Array.isArray(properties) ? properties[name] : null;
    return [name, guess(rule ?? null, `${name}-${view.step}`)];
  });
  return { ...args, ...Object.fromEntries(guesses) };
}

function guess(rule: Json, text: string): Json {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return text;
  if (Array.isArray(rule.enum)) return rule.enum[0] ?? text;
  if (rule.type === 'boolean') return true;
  if (rule.type === 'number' || rule.type === 'integer') return 1;
  return rule.type === 'object' ? {} : rule.type === 'array' ? [] : text;
}
