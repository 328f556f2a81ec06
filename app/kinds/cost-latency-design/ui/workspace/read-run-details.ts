import type { RunReport } from '../../../contract';
import type { PublicRunDetails } from '../../public-run';

/** The details of a run by this version of the kind; null for those of another, which were kept from an earlier day. */
export function readRunDetails(report: RunReport | null): PublicRunDetails | null {
  const details: unknown = report?.details;
  if (details === null || typeof details !== 'object' || !('schemaVersion' in details)) return null;
  // Written by our own server in this form; the version is the promise.
  return details.schemaVersion === 1 ? (details as PublicRunDetails) : null;
}
