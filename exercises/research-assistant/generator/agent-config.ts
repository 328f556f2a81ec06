/** `public/agent.json`: the assistant as it ran. */
import type {
  AgentConfig,
  RetrieverSettings,
  ToolSettings,
} from '../../../app/kinds/trace-diagnosis/engine/agent-config.ts';

const text = (description: string) => ({ type: 'string', description });
const question = text('Number of the question, Q1 ...');

const tool = (
  description: string,
  properties: ToolSettings['parameters'],
  required: string[],
  own: Partial<ToolSettings> = {},
): ToolSettings => ({
  description,
  parameters: { type: 'object', properties, required },
  validateArguments: 'reject',
  timeoutMs: 8_000,
  retry: { attempts: 3, backoffMs: 350, on: ['unavailable', 'rate-limited', 'timeout'] },
  idempotencyKey: 'none',
  afterTimeout: 'report-unknown',
  confirm: 'never',
  confirmOver: null,
  ...own,
});

const search = (description: string, defaultFilters: Record<string, string>): RetrieverSettings => ({
  description,
  topK: 4,
  minScore: 0.55,
  defaultFilters,
  reportFilters: false,
  onEmpty: 'silent',
  timeoutMs: 4_000,
});

export const AGENT_CONFIG: AgentConfig = {
  agents: {
    ibis: {
      model: 'heron-l',
      prompt: {
        role: 'You are Ibis, research assistant of Pell & Marrow, planners of hospital services. You answer questions of planners with figures from the library and from supplier datasheets.',
        method: [
          'Ask once at the start what limits the sources. Then take the questions in order.',
          'Search, open the best document, take the figure from its passage, write a note with value and source.',
          'When all questions have a note, read the notes back and file the briefing.',
        ].join('\n'),
        style: 'Write with confidence. Planners want a figure and a source, no hedging and no essays.',
        pace: 'Do not stop at a hard question. Go on with the next one and come back.',
      },
      tools: ['library_search', 'datasheet_search', 'read_document', 'add_note', 'list_notes', 'file_briefing'],
      context: { keep: 'recent', recentMessages: 11, pinned: ['user-request', 'progress'], maxToolResultChars: 3_000 },
      handOffs: {},
    },
  },
  tools: {
    read_document: tool(
      'Opens a document and returns the passage with the figure.',
      { question, document_id: text('LIB-NNNN or DS-NNNN') },
      ['document_id'],
    ),
    add_note: tool(
      'Writes a note: the figure for a question and the document it comes from. Null for an open point.',
      {
        question,
        value: { description: 'The figure, or null.' },
        source: { description: 'Document id, or null.' },
        text: text('One line.'),
      },
      ['question', 'text'],
      { idempotencyKey: 'per-operation' },
    ),
    list_notes: tool('Reads all notes of this run back.', {}, []),
    file_briefing: tool(
      'Files the briefing with the project and sends it to whoever asked. Cannot be taken back.',
      {
        project: text('PM-NNNN'),
        text: text('The briefing as people read it.'),
        items: { type: 'array', items: { type: 'object' } },
      },
      ['project', 'text', 'items'],
      { idempotencyKey: 'per-operation', timeoutMs: 15_000 },
    ),
  },
  retrievers: {
    library_search: search(
      'Searches the library of codes and norms by meaning. Documents have a shelf, an edition and a district.',
      { shelf: 'core' },
    ),
    datasheet_search: search(
      'Searches supplier datasheets by meaning. Documents have a listing, an edition and a district.',
      { listing: 'preferred' },
    ),
  },
  limits: { maxSteps: 60, maxSeconds: 3_600, loopGuard: { repeats: 6, action: 'tell-agent' } },
};
