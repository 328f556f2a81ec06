import { z } from 'zod';

const optionalNumber = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text.trim() === '' ? null : Number(text)));

/** A change of one verdict or one check. With neither a level nor points it withdraws earlier changes. */
export const overrideForm = z
  .object({
    target: z.enum(['criterion', 'check']),
    targetId: z.string().min(1).max(100),
    levelIndex: optionalNumber.pipe(z.int().min(0).max(9).nullable()),
    points: optionalNumber.pipe(z.number('Give a number of points.').min(0).nullable()),
    withdraw: z.string().optional(),
    reason: z.string().trim().min(5, 'Say why, in a few words at least.').max(4_000, 'At most 4,000 characters.'),
  })
  .superRefine(({ target, levelIndex, points, withdraw }, context) => {
    if (withdraw) return;
    if (target === 'criterion' && levelIndex === null) {
      context.addIssue({ code: 'custom', path: ['levelIndex'], message: 'Choose a level.' });
    }
    if (target === 'check' && points === null) {
      context.addIssue({ code: 'custom', path: ['points'], message: 'Give a number of points.' });
    }
  })
  .transform(({ withdraw, ...form }) => ({
    ...form,
    levelIndex: withdraw || form.target === 'check' ? null : form.levelIndex,
    points: withdraw || form.target === 'criterion' ? null : form.points,
  }));
export type OverrideInput = z.infer<typeof overrideForm>;
