import { Badge } from '../../../ui/badge';
import type { Tone } from '../../../ui/tone';
import { decisionTitle, type DecisionOutcome } from '../decision-form';

const tones: Record<DecisionOutcome, Tone> = { ADVANCE: 'good', HOLD: 'neutral', REJECT: 'bad' };

/** The latest decision in a word. */
export function DecisionBadge({ outcome }: { outcome: DecisionOutcome | null }) {
  return outcome === null ? <Badge>Undecided</Badge> : <Badge tone={tones[outcome]}>{decisionTitle[outcome]}</Badge>;
}
