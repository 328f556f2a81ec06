import { countInvisible } from '../clean-text';

/** Invisible characters that an ordinary text may carry by accident (a pasted non-breaking joiner or two). */
const HARMLESS_INVISIBLE = 3;

/** Ways of talking to whoever grades instead of to the reader, by what they try. */
const ATTEMPTS: { what: string; pattern: RegExp }[] = [
  {
    what: 'asks to disregard instructions',
    pattern:
      /\b(ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(previous|prior|above|earlier|all|any|your|system|these|the)\b[^.\n]{0,30}\b(instructions?|prompts?|rules?|rubric|guidelines?|criteria)\b/i,
  },
  {
    what: 'asks for marks',
    pattern:
      /\b(give|award|assign|grant|return|output|score|grade|rate|mark)\b[^.\n]{0,40}\b(full|maximum|max|top|highest|perfect|100\s*%|10\/10|level\s*[12])\b[^.\n]{0,30}\b(marks?|scores?|points?|grades?|ratings?|levels?|credit|criteri(?:on|a))\b/i,
  },
  {
    what: 'speaks to the judge',
    pattern:
      /\b(dear|attention|note to|message (?:to|for)|hey|hello)[\s,:]+(?:the\s+)?(?:ai|llm|language model|judge|grader|evaluator|model|assistant)\b|\b(?:you are|as)\s+(?:an?|the)\s+(?:ai\s+|llm\s+)?(?:judge|grader|grading (?:assistant|model))\b|\bif you are an? (?:ai|llm|language model|automated)\b/i,
  },
  {
    what: 'imitates a system message',
    pattern:
      /<\|(?:im_start|im_end|system|endoftext)\|?>|\[\/?(?:INST|SYS)\]|^\s*(?:#{1,4}\s*)?(?:system|assistant|developer)\s*(?:prompt|message)?\s*:/im,
  },
  {
    what: 'imitates our delimiters',
    pattern: /(?:<{3,}|‹{3,})\s*(?:end of )?submission|end of (?:the )?submission\b[^.\n]{0,20}(?:>{3,}|-{3,}|={3,})/i,
  },
  {
    what: 'brings its own verdict',
    pattern: /"(?:level|score|grade|verdict)"\s*:\s*"?(?:[12]\b|100|pass|full|max)|\bcannot_assess\b/i,
  },
  {
    what: 'asks to disregard instructions',
    pattern:
      /\b(ignoriere?|vergiss|missachte)\b[^.\n]{0,40}\b(anweisungen|vorgaben|regeln)\b|\bignore[rz]?\b[^.\n]{0,40}\b(instructions|consignes|règles)\b|\bignor[ae]\b[^.\n]{0,40}\b(instrucciones|reglas|istruzioni|instruções)\b/i,
  },
];

/** What the texts try on a judge, in one sentence for a reviewer, or null. A finding is a reason to look, never a verdict: an honest memo may discuss such attacks. */
export function findInjection(texts: string[]): string | null {
  const found = new Set<string>();
  for (const text of texts) {
    for (const { what, pattern } of ATTEMPTS) if (pattern.test(text.normalize('NFKC'))) found.add(what);
    if (countInvisible(text) > HARMLESS_INVISIBLE) found.add('carries invisible characters');
  }
  return found.size === 0 ? null : `The submission ${[...found].join(', ')}.`;
}
