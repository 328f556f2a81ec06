/** The grading files: hidden cases, what every hidden system answers to them, and harmless rewordings. */
import { drawCase, inputOf, slicesOf, type SupportCase } from './facts.ts';
import { drawVerdicts } from './judges.ts';
import { drawFault, trueFacts, type Fault } from './plan.ts';
import type { Policy } from './policies.ts';
import { drawFrom, hashText } from './random.ts';
import { SYSTEMS, naturalFault, plantedKeys, type SystemSpec } from './systems.ts';
import type { ReplyRequest, Twist } from './extra-sentence.ts';
import { writeReply } from './write.ts';

const HIDDEN_ROWS = 160;
const PARAPHRASES = 120;

/** One hidden answer with everything that is known about it. */
export interface HiddenReply {
  system: SystemSpec;
  from: SupportCase;
  rowId: string;
  request: ReplyRequest;
  output: string;
  fault: Fault;
  planted: boolean;
  gold: 'pass' | 'fail';
  ambiguous: boolean;
}

/** Whether an ambiguous addition was adjudicated as acceptable: a rounded period must not promise more than the real one. */
export function twistPasses(from: SupportCase, twist: Twist): boolean {
  if (twist !== 'rounded') return true;
  const days = trueFacts(from).limitDays;
  return (days >= 85 ? Math.round(days / 30) * 30 : Math.round(days / 7) * 7) <= days;
}

const twistOf = (from: SupportCase): Twist => {
  const draw = drawFrom(`${from.key}/twist`);
  if (!draw.chance(0.04) || trueFacts(from).decision === 'no-excluded') return 'none';
  return trueFacts(from).decision === 'yes' && draw.chance(0.5) ? 'rounded' : 'hint';
};

/** Words the reply anew until it is none of the texts to avoid. */
export function writeFresh(request: ReplyRequest, avoid: ReadonlySet<string>): string {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const text = writeReply(attempt === 0 ? request : { ...request, wordingKey: `${request.wordingKey}/${attempt}` });
    if (!avoid.has(text)) return text;
  }
  throw new Error(`no fresh wording for ${request.structureKey}`);
}

/** All hidden answers. `publicTexts` are outputs that must not be met again. */
export function drawHidden(seed: number, policies: readonly Policy[], publicTexts: ReadonlySet<string>): HiddenReply[] {
  const cases = Array.from({ length: HIDDEN_ROWS }, (_, at) => drawCase(`${seed}/hidden/${at}`, policies, 'hidden'));
  const natural = new Map(cases.map((from) => [from.key, naturalFault(from)]));
  const twists = new Map(
    cases.map((from) => [from.key, natural.get(from.key)?.kind === 'none' ? twistOf(from) : ('none' as const)]),
  );
  const taken = new Set(
    cases
      .filter((from) => natural.get(from.key)?.kind !== 'none' || twists.get(from.key) !== 'none')
      .map((from) => from.key),
  );
  return SYSTEMS.flatMap((system) => {
    const planted = plantedKeys(seed, system, cases, taken);
    return cases.map((from, at): HiddenReply => {
      const isPlanted = planted.has(from.key);
      const key = `${from.key}/${system.id}`;
      const fault: Fault =
        isPlanted && system.plants
          ? drawFault(from, system.plants.kind, drawFrom(`${key}/fault`))
          : (natural.get(from.key) ?? { kind: 'none' });
      const twist = twists.get(from.key) ?? 'none';
      const request: ReplyRequest = {
        from,
        fault,
        twist,
        style: system.style,
        pool: 'hidden',
        structureKey: key,
        wordingKey: key,
      };
      const good = fault.kind === 'none' && twistPasses(from, twist);
      return {
        system,
        from,
        rowId: `h${String(at + 1).padStart(3, '0')}`,
        request,
        output: writeFresh(request, publicTexts),
        fault,
        planted: isPlanted,
        gold: good ? 'pass' : 'fail',
        ambiguous: twist !== 'none',
      };
    });
  });
}

const lines = (rows: unknown[]): string => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;

/** A spread of answers, each worded a second time. */
export function chooseParaphrases(
  seed: number,
  replies: readonly HiddenReply[],
): { reply: HiddenReply; output: string; wordingKey: string }[] {
  const order = (reply: HiddenReply): number => hashText(`${seed}/${reply.system.id}/${reply.rowId}/paraphrase`);
  const chosen = [...replies].filter((reply) => !reply.ambiguous).sort((a, b) => order(a) - order(b));
  const found: { reply: HiddenReply; output: string; wordingKey: string }[] = [];
  for (const reply of chosen) {
    if (found.length === PARAPHRASES) break;
    const wordingKey = `${reply.request.wordingKey}/reworded`;
    const output = writeReply({ ...reply.request, wordingKey });
    if (output !== reply.output) found.push({ reply, output, wordingKey });
  }
  return found;
}

/** The grading files by path. */
export function writeHidden(seed: number, replies: readonly HiddenReply[]): Record<string, string> {
  const rows = replies.filter((reply) => reply.system.role === 'baseline');
  return {
    'grading/systems.json': `${JSON.stringify(
      SYSTEMS.map(({ id, role, title, description }) => ({ id, role, title, description })),
      null,
      2,
    )}\n`,
    'grading/rows.jsonl': lines(
      rows.map(({ rowId, from }) => ({ id: rowId, input: inputOf(from), slices: slicesOf(from) })),
    ),
    'grading/outputs.jsonl': lines(
      replies.map((reply) => ({
        system: reply.system.id,
        row: reply.rowId,
        output: reply.output,
        gold: reply.gold,
        planted: reply.planted,
        ...(reply.ambiguous ? { ambiguous: true } : {}),
        judges: drawVerdicts(
          reply.fault,
          reply.request.style,
          reply.output,
          reply.request.structureKey,
          reply.request.wordingKey,
        ),
      })),
    ),
    'grading/paraphrases.jsonl': lines(
      chooseParaphrases(seed, replies).map(({ reply, output, wordingKey }) => ({
        system: reply.system.id,
        row: reply.rowId,
        output,
        judges: drawVerdicts(reply.fault, reply.request.style, output, reply.request.structureKey, wordingKey),
      })),
    ),
  };
}
