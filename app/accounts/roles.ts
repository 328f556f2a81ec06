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
  ADMIN: 'Members, invitations, mail and the audit log.',
  REVIEWER: 'Reads and grades submissions.',
  AUTHOR: 'Writes exercises and rubrics.',
  VIEWER: 'Reads, changes nothing.',
};

/** Something a role allows. */
export type Ability = 'manage-members' | 'manage-owners' | 'read-audit' | 'read-outbox' | 'rename';

const ABILITIES: Record<Role, readonly Ability[]> = {
  OWNER: ['manage-members', 'manage-owners', 'read-audit', 'read-outbox', 'rename'],
  ADMIN: ['manage-members', 'read-audit', 'read-outbox', 'rename'],
  REVIEWER: [],
  AUTHOR: [],
  VIEWER: [],
};

/** Whether a role allows something. */
export const may = (role: Role, ability: Ability): boolean => ABILITIES[role].includes(ability);

/** Roles that somebody with `role` may give to, or take from, others. */
export const grantable = (role: Role): readonly Role[] =>
  may(role, 'manage-owners') ? ROLES : may(role, 'manage-members') ? ROLES.filter((one) => one !== 'OWNER') : [];
