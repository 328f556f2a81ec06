// Flags runs in which a service acted on something else than what it was sent: every service repeats what it has read, so what was
// meant is compared with that. How the run ended and how often the agents talked to each other play no part.

interface Span {
  id: string;
  name: string;
  toolName: string | null;
  status: string;
  input: unknown;
  output: unknown;
}
interface Trace {
  spans: Span[];
}
interface Detection {
  flagged: boolean;
  spans: string[];
  reason: string;
}
type Fields = Record<string, unknown>;

const fields = (value: unknown): Fields => (value !== null && typeof value === 'object' ? (value as Fields) : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What was meant by a start: its own offset, or else that of the terminal. NaN when nobody looked the terminal up. */
function instant(start: string, offset: string | undefined): number {
  if (/(Z|[+-]\d\d:?\d\d)$/i.test(start)) return Date.parse(start);
  return offset === undefined ? NaN : Date.parse(`${start}${offset}`);
}

export function detect(trace: Trace): Detection {
  const calls = trace.spans.filter((span) => span.toolName !== null && span.status !== 'error');
  const offsets = new Map<string, string>();
  const weights = new Map<string, number>();
  for (const { toolName, output } of calls) {
    const result = fields(output);
    if (toolName === 'get_terminal') offsets.set(text(result.terminal), text(result.utc_offset));
    if (toolName === 'get_order' && Array.isArray(result.legs)) {
      for (const leg of result.legs.map(fields)) weights.set(`${text(result.order_id)} ${leg.leg}`, Number(leg.gross_weight_kg));
    }
  }

  const found: { span: Span; what: string }[] = [];
  for (const span of calls) {
    const [args, result] = [fields(span.input), fields(span.output)];
    if (span.toolName === 'book_window') {
      const meant = instant(text(args.start), offsets.get(text(args.terminal)));
      const read = Date.parse(text(fields(result.slot_read_utc).from));
      if (meant !== read && !Number.isNaN(meant) && !Number.isNaN(read)) found.push({ span, what: 'another hour' });
    }
    if (span.toolName === 'declare_cargo') {
      const read = fields(result.gross_weight_read);
      const kg = Number(read.value) * (read.unit === 't' ? 1000 : 1) * Number(args.loads ?? 1);
      const meant = weights.get(`${text(args.order_id)} ${args.leg}`);
      // Loads are rounded to the kilogram.
      if (meant !== undefined && Math.abs(kg - meant) > Math.max(10, meant * 0.01)) found.push({ span, what: 'another weight' });
    }
    if (span.toolName === 'reserve_container' && 'type_read' in result && fields(result.type_read).iso_code === null) {
      found.push({ span, what: 'a container type it does not know' });
    }
  }
  const [first] = found;
  if (!first) return { flagged: false, spans: [], reason: 'every service read what was meant' };
  return {
    flagged: true,
    spans: found.slice(0, 3).map(({ span }) => span.id),
    reason: `${first.span.toolName} read ${first.what}`,
  };
}
