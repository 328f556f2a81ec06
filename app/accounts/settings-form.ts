import { z } from 'zod';

/** What an organisation's owners and admins set. */
export const settingsForm = z.object({
  name: z.string().trim().min(2, 'Give a name of at least 2 characters.').max(80, 'At most 80 characters.'),
  /** Empty keeps everything. */
  retentionDays: z
    .string()
    .trim()
    .regex(/^\d{0,5}$/, 'Give whole days, or leave it empty.')
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((days) => days === null || (days >= 1 && days <= 3_650), 'Between 1 and 3650 days, or empty.'),
  /** A checkbox: absent when it is not ticked. */
  requireCalibration: z
    .string()
    .optional()
    .transform((value) => value !== undefined),
});

export interface OrganisationSettings {
  name: string;
  retentionDays: number | null;
  requireCalibration: boolean;
}
