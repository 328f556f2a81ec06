import { ACTOR_TITLES, ACTORS } from '../actors';
import type { ActorEvidence, CategoryEvidence } from '../evidence';
import type { DiagnosisKey } from '../formats';
import type { TraceDiagnosisContent, TraceDiagnosisFields } from '../kind';
import { percent, type Finding } from './make-check';
import { UNPLACED } from './thresholds';

type Choice = Pick<ActorEvidence, 'verdict' | 'candidate' | 'truth' | 'alternatives' | 'placeFactor' | 'credit'>;

/** Who went wrong first. `located` is the credit of the location check: an actor named for an unrelated span is half a guess. */
export function scoreActor(key: DiagnosisKey, fields: TraceDiagnosisFields, located: number): Finding {
  const title = (id: string) => ACTORS.find((actor) => actor === id);
  const choice = choose({
    candidate: fields.rootCause.actor,
    truth: key.rootCause.actor,
    alternatives: key.actorAlternatives,
    titleOf: (id) => {
      const actor = title(id);
      return actor ? ACTOR_TITLES[actor].title : id;
    },
    located,
  });
  const evidence: ActorEvidence = { check: 'actor', schemaVersion: 1, ...choice };
  return { checkId: 'actor', credit: choice.credit, ...words(choice, 'actor'), evidence };
}

/** What kind of failure it was, by the exercise's taxonomy; `located` as for the actor. */
export function scoreCategory(
  content: TraceDiagnosisContent,
  key: DiagnosisKey,
  fields: TraceDiagnosisFields,
  located: number,
): Finding {
  const choice = choose({
    candidate: fields.rootCause.category,
    truth: key.rootCause.category,
    alternatives: key.categoryAlternatives,
    titleOf: (id) => content.taxonomy.find((one) => one.id === id)?.title ?? id,
    located,
  });
  const evidence: CategoryEvidence = { check: 'category', schemaVersion: 1, ...choice };
  return { checkId: 'category', credit: choice.credit, ...words(choice, 'class'), evidence };
}

function choose(options: {
  candidate: string;
  truth: string;
  alternatives: { id: string; share: number; why: string }[];
  titleOf(id: string): string;
  located: number;
}): Choice {
  const { candidate, truth, alternatives, titleOf } = options;
  const named = (id: string) => ({ id, title: titleOf(id) });
  const listed = alternatives.find(({ id }) => id === candidate);
  const placeFactor = options.located > 0 ? 1 : UNPLACED;
  const base = candidate === truth ? 1 : (listed?.share ?? 0);
  return {
    verdict: candidate === '' ? 'missing' : candidate === truth ? 'exact' : listed ? 'alternative' : 'wrong',
    candidate: candidate === '' ? null : named(candidate),
    truth: named(truth),
    alternatives: alternatives.map(({ id, share, why }) => ({ ...named(id), share, why })),
    placeFactor,
    credit: base * placeFactor,
  };
}

function words(choice: Choice, noun: string): { summary: string; advice: string } {
  const { candidate, truth, verdict, placeFactor, credit } = choice;
  const advice = `It was: ${truth.title}.`;
  const unplaced =
    placeFactor < 1 && credit > 0
      ? ` Named for a span that has nothing to do with the cause it counts ${percent(placeFactor)}.`
      : '';
  switch (verdict) {
    case 'missing':
      return { summary: `You named no ${noun}.`, advice };
    case 'exact':
      return {
        summary: `${truth.title} is right.${unplaced}`,
        advice: unplaced ? 'Find the span where it began.' : '',
      };
    case 'alternative': {
      const why = choice.alternatives.find(({ id }) => id === candidate?.id)?.why ?? '';
      return { summary: `${candidate?.title ?? ''} can be defended.${unplaced}`, advice: `${advice} ${why}`.trim() };
    }
    case 'wrong':
      return { summary: `${candidate?.title ?? ''} is not the right ${noun}.`, advice };
  }
}
