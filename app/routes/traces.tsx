import type { MetaFunction } from '@remix-run/node';
import { TraceDesk } from '../ui/trace/trace-desk';

export const meta: MetaFunction = () => [
  { title: 'Open a trace · Assay' },
  {
    name: 'description',
    content: 'Read a recorded agent run in the browser: OTLP/JSON, chat messages and other formats.',
  },
];

/** The viewer wants the whole window. */
export const handle = { frame: 'full' };

export default function TracesRoute() {
  return <TraceDesk />;
}
