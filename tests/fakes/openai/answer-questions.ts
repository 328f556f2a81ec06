import { z } from 'zod';

const questions = z.array(z.looseObject({ number: z.number(), question: z.string(), levels: z.array(z.string()) }));

export interface AskedQuestion {
  number: number;
  question: string;
  levels: string[];
}

/** Which level to answer; the default reads like a fair, generous grader that is never fooled by control questions. */
export type LevelOf = (question: AskedQuestion, submission: string, sample: number) => string;

export interface ReadPrompt {
  questions: AskedQuestion[];
  submission: string;
}

/** What the judge's prompt asks and about which text, read from the prompt as a model would have to. */
export function readPrompt(prompt: string): ReadPrompt {
  const list = /QUESTIONS:\n(\[[\s\S]*?\n\])/.exec(prompt)?.[1] ?? '[]';
  const text = /<<<SUBMISSION (\S+)>>>\n([\s\S]*)\n<<<END OF SUBMISSION \1>>>/.exec(prompt)?.[2] ?? '';
  return { questions: questions.parse(JSON.parse(list)), submission: text };
}

export const fairLevel: LevelOf = ({ question, levels }) => {
  if (/sum of two primes/.test(question)) return '0';
  return String(levels.length - 1);
};

/** Sentences of the submission that could be quoted; headings say nothing. */
export function quotable(submission: string): string[] {
  return submission
    .replace(/^(?:\[file .*\]|#.*)$/gm, '')
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= 20);
}

/** A well-formed answer in the judge's form; quotes are the submission's own sentences. */
export function answerQuestions(
  { questions: asked, submission }: ReadPrompt,
  levelOf: LevelOf,
  sample: number,
): object {
  const sentences = quotable(submission);
  return {
    answers: asked.map((item, index) => ({
      number: item.number,
      quotes: sentences.length > 0 ? [(sentences[index % sentences.length] ?? '').slice(0, 280)] : [],
      reason: `The submission speaks to "${item.question.slice(0, 60)}" in its own words.`,
      level: levelOf(item, submission, sample),
    })),
  };
}
