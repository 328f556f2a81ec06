import { misuseCasesPython } from './misuse-cases-python';
import { reachCasesPython } from './reach-cases-python';
import { exhaustionCasesTypeScript } from './exhaustion-cases-typescript';
import { forgeryCasesTypeScript } from './forgery-cases-typescript';
import { reachCasesTypeScript } from './reach-cases-typescript';
import type { EscapeCase } from './escape-case';

/** Every attack, by name. */
export const escapeCases: EscapeCase[] = [
  ...reachCasesTypeScript,
  ...forgeryCasesTypeScript,
  ...exhaustionCasesTypeScript,
  ...reachCasesPython,
  ...misuseCasesPython,
];

/** The case of that name. Throws when there is none. */
export function escapeCase(name: string): EscapeCase {
  const found = escapeCases.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no escape case "${name}"`);
  return found;
}
