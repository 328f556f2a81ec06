import type { RawPlan } from './raw-plan';

/** What the last press of a button of the assessment's form came to, beside the form as it was typed. */
export interface EditorOutcome {
  /** The form as it was posted (and rearranged), for pages without JavaScript. */
  raw?: RawPlan;
  errors?: Record<string, string>;
  refusal?: string;
  /** Somebody else saved meanwhile: the token of what is stored now. */
  newest?: string;
  /** Names the state the next save starts from. */
  token: string;
  /** It was saved, although what was to follow is refused. */
  saved?: boolean;
  /** What was to follow the save. */
  next?: 'publish' | 'preview';
}
