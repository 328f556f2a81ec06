import { countInvisible } from '../clean-text';

/** Invisible characters that an ordinary text may carry by accident (a pasted non-breaking joiner or two). */
const HARMLESS_INVISIBLE = 3;

interface Attempt {
  what: string;
  pattern: RegExp;
  /** Whether code may contain it honestly: results are objects with a score, and prompts of judges begin with "You are". */
  proseOnly?: true;
}

/** Ways of talking to whoever grades instead of to the reader, by what they try. */
const ATTEMPTS: Attempt[] = [
  {
    what: 'asks to disregard instructions',
    pattern:
      /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|all|any|your|system|these|the)\b[^.\n]{0,30}\b(?:instructions?|prompts?|rubric|guidelines?)\b/i,
  },
  {
    what: 'asks to disregard instructions',
    pattern:
      /\b(?:ignoriere?|vergiss|missachte)\b[^.\n]{0,40}\b(?:anweisungen|vorgaben|regeln)\b|\bignore[rz]?\b[^.\n]{0,40}\b(?:consignes|règles|instructions (?:précédentes|données))\b|\bignor[ae]\b[^.\n]{0,40}\b(?:instrucciones|reglas|istruzioni|instruções)\b/i,
  },
  {
    what: 'asks for marks',
    pattern:
      /\b(?:give|award|assign|grant)\s+(?:(?:me|us|this|it|my|the|candidate|submission|answer|memo|work)\s+){0,3}(?:full|maximum|max|top|highest|perfect)\s+(?:possible\s+)?(?:marks?|scores?|points?|grades?|ratings?|levels?|credit)\b/i,
  },
  {
    what: 'asks for marks',
    pattern:
      /\b(?:score|grade|rate|mark)\s+(?:me|my|this (?:submission|answer|memo|candidate|work)|the (?:submission|answer|memo|candidate))\b[^.\n]{0,30}\b(?:full|maximum|max|top|highest|perfect|100|level\s*[12])\b/i,
  },
  {
    what: 'speaks to the judge',
    pattern:
      /\b(?:dear|attention|hey|hello|(?:note|message|instructions?) (?:to|for))[\s,:]+(?:the\s+)?(?:ai|llm|language model|judge|grader|grading|evaluator model|assistant)\b|\bif you are an? (?:ai|llm|language model|automated)\b|\b(?:grader|judge|ai)s?\s*[:,]\s*(?:please|ignore|give|award|you must)\b/i,
  },
  {
    what: 'speaks to the judge',
    pattern:
      /\byou are (?:now )?(?:an?|the)\s+(?:ai\s+|llm\s+|strict\s+|lenient\s+|generous\s+)?(?:judge|grader|grading (?:assistant|model))\b/i,
    proseOnly: true,
  },
  { what: 'imitates a system message', pattern: /<\|(?:im_start|im_end|system|endoftext)\|?>|\[\/?(?:INST|SYS)\]/i },
  {
    what: 'imitates a system message',
    pattern: /^\s*(?:#{1,4}\s*)?(?:system|assistant|developer)\s*(?:prompt|message|override)?\s*:/im,
    proseOnly: true,
  },
  {
    what: 'imitates our delimiters',
    pattern: /(?:<{3,}|‹{3,})\s*(?:end of )?submission|end of (?:the )?submission\b[^.\n]{0,20}(?:>{3,}|-{3,}|={3,})/i,
  },
  {
    what: 'brings its own verdict',
    pattern: /"(?:level|score|grade|verdict)"\s*:\s*"?(?:[12]\b|100|pass|full|max)|\bcannot_assess\b/i,
    proseOnly: true,
  },
];

/**
 * What the texts try on a judge, in one sentence for a reviewer, or null. A finding is a reason to look, never a verdict: an
 * honest memo may discuss such attacks. `otherTexts` are code and fields, which say some of these things honestly.
 */
export function findInjection(prose: string[], otherTexts: string[]): string | null {
  const found = new Set<string>();
  const look = (text: string, attempts: Attempt[]) => {
    const plain = text.normalize('NFKC');
    for (const { what, pattern } of attempts) if (pattern.test(plain)) found.add(what);
    if (countInvisible(text) > HARMLESS_INVISIBLE) found.add('carries invisible characters');
  };
  for (const text of prose) look(text, ATTEMPTS);
  for (const text of otherTexts)
    look(
      text,
      ATTEMPTS.filter(({ proseOnly }) => !proseOnly),
    );
  return found.size === 0 ? null : `The submission ${[...found].join(', ')}.`;
}
