/** Who may do what in an organisation. Shared by pages, which hide what is not allowed, and commands, which refuse it. */
export const ROLES = ['OWNER', 'ADMIN', 'REVIEWER', 'AUTHOR', 'VIEWER'] as const;
export type Role = (typeof ROLES)[number];

export const roleTitle: Record<Role, string> = {
  OWNER: 'Owner',
  ADMIN: 'Admin',
  REVIEWER: 'Reviewer',
  AUTHOR: 'Author',
  VIEWER: 'Viewer',
};

export const roleMeaning: Record<Role, string> = {
  OWNER: 'Everything, and who else is an owner.',
  ADMIN: 'Assessments, candidates, members, mail, the audit log; and all that reviewers and authors do.',
  REVIEWER: 'Grades submissions, reads reports and decides.',
  AUTHOR: 'Builds assessments and writes rubrics; sees no candidate.',
  VIEWER: 'Reads reports, changes nothing.',
};

/** Something a role allows. */
export type Ability =
  | 'manage-members'
  | 'manage-owners'
  | 'read-audit'
  | 'read-outbox'
  | 'rename'
  /** Draft, publish, close assessments; preview them. */
  | 'manage-assessments'
  /** Invite, revoke, accommodate, add time; answers problem reports. */
  | 'manage-candidates'
  /** Fork, edit and publish rubric versions; regrade with them. */
  | 'manage-rubrics'
  /** Take and finish reviews, override, comment, answer appeals. */
  | 'review'
  /** Assign reviews to others and adjudicate where two differ. */
  | 'assign-reviews'
  /** See candidates and their reports. */
  | 'read-reports'
  | 'decide'
  /** Webhooks, API keys. */
  | 'manage-integrations'
  /** Retention, and export and deletion of candidates' personal data. */
  | 'manage-data';

const ADMIN: readonly Ability[] = [
  ...(['manage-members', 'read-audit', 'read-outbox', 'rename'] as const),
  ...(['manage-assessments', 'manage-candidates', 'manage-rubrics'] as const),
  ...(['review', 'assign-reviews', 'read-reports', 'decide', 'manage-integrations', 'manage-data'] as const),
];

const ABILITIES: Record<Role, readonly Ability[]> = {
  OWNER: [...ADMIN, 'manage-owners'],
  ADMIN,
  REVIEWER: ['review', 'read-reports', 'decide'],
  AUTHOR: ['manage-assessments', 'manage-rubrics'],
  VIEWER: ['read-reports'],
};

/** Whether a role allows something. */
export const may = (role: Role, ability: Ability): boolean => ABILITIES[role].includes(ability);

/** Roles that somebody with `role` may give to, or take from, others. */
export const grantable = (role: Role): readonly Role[] =>
  may(role, 'manage-owners') ? ROLES : may(role, 'manage-members') ? ROLES.filter((one) => one !== 'OWNER') : [];
