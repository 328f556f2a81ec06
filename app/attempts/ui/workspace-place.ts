import type { ReactNode } from 'react';

/** Where a workspace stands: in practice, or in a sitting. What differs between the two is said here. */
export interface WorkspacePlace {
  /** Address of the workspace's page; what it posts to lies below it. */
  base: string;
  /** Where the title leads; null: it is no link. */
  titleHref: string | null;
  /** Whether the answer can be downloaded and uploaded. */
  files: boolean;
  /** What the button for handing in says. */
  submitTitle: string;
  /** Where that button leads, once everything is saved; null: it asks here and submits. */
  finishHref: string | null;
  /** Nothing can be changed any more. */
  readOnly: boolean;
  /** The time is over: what is unsaved is sent at once, and again until it is there. */
  closing?: boolean;
  /** Longest wait between two tries to save, in ms. */
  longestWaitMs?: number;
  /** Between the site's header and the toolbar. */
  above?: ReactNode;
  /** Between the toolbar and the work. */
  notices?: ReactNode;
  /** Hears every answer to a save. */
  onSaveReply?: (status: number, reply: unknown) => void;
}

/** Practice: everybody's own attempt on a public exercise. */
export const practicePlace = ({ attemptId, slug }: { attemptId: string; slug: string }): WorkspacePlace => ({
  base: `/attempts/${encodeURIComponent(attemptId)}`,
  titleHref: `/exercises/${slug}`,
  files: true,
  submitTitle: 'Submit',
  finishHref: null,
  readOnly: false,
});
