import type { Answer, AnswerFile, Kind } from '../contract';
import {
  costLatencyContent,
  costLatencyFields,
  costLatencyPublicView,
  MAX_DESIGN_BYTES,
  type CostLatencyContent,
  type CostLatencyFields,
  type CostLatencyPublicView,
} from './content';
import { design } from './design';
import { readDesign } from './read-design';

export type CostLatencyAnswer = Answer<CostLatencyFields>;

/** The answer's design files: the design, and where the exercise has a second part, the design after the change. */
export const DESIGN_FILE = 'design.json';
export const CHANGED_DESIGN_FILE = 'change-design.json';
export const MEMO_FILE = 'memo.md';

const json = (path: string, title: string): AnswerFile => ({
  path,
  title,
  language: 'json',
  maxBytes: MAX_DESIGN_BYTES,
  prose: false,
});
const MEMO: AnswerFile = { path: MEMO_FILE, title: 'Memo', language: 'markdown', maxBytes: 40_000, prose: true };

/** Design files that an answer to this exercise consists of. */
export const designFiles = (content: CostLatencyContent): string[] =>
  content.change ? [DESIGN_FILE, CHANGED_DESIGN_FILE] : [DESIGN_FILE];

export const kind: Kind<CostLatencyContent, CostLatencyFields, CostLatencyPublicView> = {
  id: 'cost-latency-design',
  title: 'Design under a budget',
  gradedBy:
    'Your design runs on hidden traffic: usual days, bursts, outages. Its latency, cost and answers are measured; your memo is judged on a rubric.',
  content: costLatencyContent,
  fields: costLatencyFields,
  publicView: costLatencyPublicView,
  schemas: { design },
  answerFiles: (content) => [
    json(DESIGN_FILE, 'Design'),
    ...(content.change ? [json(CHANGED_DESIGN_FILE, 'Design after the change')] : []),
    MEMO,
  ],
  /** Names are checked against the catalogue by the workspace and by the checks, which have it. */
  problems(content, answer) {
    return designFiles(content).flatMap((path) => {
      const text = answer.files[path]?.trim() ?? '';
      if (!text) return [{ path: `files/${path}`, message: `Write ${path} before you submit.` }];
      return readDesign(text).problems.map(({ path: inside, message }) => ({
        path: inside ? `files/${path}/${inside}` : `files/${path}`,
        message,
      }));
    });
  },
};
