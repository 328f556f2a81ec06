import type { DetectorItem } from './run-detector';

/**
 * Whether two readings of one trace came out alike: the same flag, or an error both times. Spans, reasons and times may differ, and a
 * trace that broke its session is given the benefit of the doubt. A detector for which this fails does not depend on its trace alone.
 */
export function sameDetection(first: DetectorItem, again: DetectorItem): boolean {
  if (first.brokeSession || again.brokeSession) return true;
  if (!first.detection || !again.detection) return !first.detection && !again.detection;
  return first.detection.flagged === again.detection.flagged;
}
