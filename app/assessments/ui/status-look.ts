import type { Tone } from '../../ui/tone';
import type { AssessmentStatus } from '../assessment-views';

/** How an assessment's state is written. */
export const statusLook: Record<AssessmentStatus, { title: string; tone: Tone }> = {
  DRAFT: { title: 'draft', tone: 'warn' },
  PUBLISHED: { title: 'published', tone: 'good' },
  CLOSED: { title: 'closed', tone: 'neutral' },
};
