import type { Json } from '../../../../lib/json';

export interface Choice {
  value: string;
  title: string;
}

interface Base {
  /** Path inside the stage: `retry/limit`. */
  path: string;
  label: string;
  hint?: string;
}

/** A number with its unit; `slider` are the ends of the slider beside it, which may be narrower than what the schema allows. */
export interface NumberField extends Base {
  kind: 'number';
  unit: string;
  slider: readonly [number, number];
  step: number;
  /** Equal ratios take equal ways on the slider. */
  log?: boolean;
  /** May be left empty; this is what then holds. */
  whenEmpty?: string;
  /** May be null, which means this. */
  whenNull?: string;
}
export interface ChoiceField extends Base {
  kind: 'choice';
  choices: Choice[];
  /** Text of the choice that leaves the field out. */
  whenEmpty?: string;
}
export interface FlagField extends Base {
  kind: 'flag';
  /** What holds while the design does not say. */
  initial: boolean;
}
/** Several names out of a list. `ordered`: in the order in which they were chosen. */
export interface NamesField extends Base {
  kind: 'names';
  choices: Choice[];
  ordered?: boolean;
  /** An empty list is written, because the field must be there. */
  keepEmpty?: boolean;
}
/** A group of fields that is there or not; `initial` is what it starts from. */
export interface GroupField extends Base {
  kind: 'group';
  initial: Json;
  fields: StageField[];
}
export type StageField = NumberField | ChoiceField | FlagField | NamesField | GroupField;
