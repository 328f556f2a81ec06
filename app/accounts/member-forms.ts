import { z } from 'zod';
import { linkForm } from './account-forms';
import { ROLES } from './roles';

export const inviteForm = z.object({
  email: linkForm.shape.email,
  role: z.enum(ROLES, 'Choose a role.'),
});

/** Another role for a member, or none: the membership ends. */
export const memberForm = z.object({
  userId: z.uuid(),
  role: z.union([z.enum(ROLES), z.literal('').transform(() => null)]),
});
