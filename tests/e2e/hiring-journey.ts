import { expect, type Page } from '@playwright/test';

/** Steps that journeys of hiring teams share: each does it as a person would, and leaves the page where it ended. */

export const unique = () => Math.random().toString(36).slice(2, 10);
export const PASSWORD = 'correct horse battery';

/** Makes an account and an organisation whose owner it is. */
export async function makeHiringTeam(page: Page, name = `Orbital ${unique()}`) {
  const email = `owner-${unique()}@example.org`;
  await page.goto('/sign-up?returnTo=/organisations/new');
  await page.getByLabel('Name').fill('Olive Owner');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Make account' }).click();
  await expect(page.getByRole('heading', { name: 'New organisation' })).toBeVisible();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Make organisation' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  const slug = /\/organisations\/([^/]+)/.exec(page.url())?.[1] ?? '';
  return { slug, name, email };
}

/** Makes a draft and opens its editor. */
export async function makeDraft(page: Page, { slug, name }: { slug: string; name: string }) {
  await page.goto(`/organisations/${slug}/assessments/new`);
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Make a draft' }).click();
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
  await expectEditorAlive(page);
  return { assessmentId: /\/assessments\/([^/?]+)/.exec(page.url())?.[1] ?? '' };
}

/** The editor listens: the due date stands in the browser's zone, which the server does not know. */
export const expectEditorAlive = (page: Page) =>
  expect(async () => {
    const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');
    await expect(page.getByLabel(`Due (${zone})`)).toBeVisible({ timeout: 500 });
    await expect(page.locator('form[data-alive]')).toBeAttached({ timeout: 500 });
  }).toPass();

/** Adds an exercise by its title to the section with this number (from 1). */
export async function addExercise(page: Page, title: string, section = 1): Promise<void> {
  const list = page.locator(`select[name="sections.${section - 1}.add"]`);
  const option = list.locator('option', { hasText: title });
  await list.selectOption((await option.first().getAttribute('value')) ?? '');
  await page.locator(`button[value="exercise add ${section - 1}"]`).click();
  await expect(page.getByRole('button', { name: `Remove ${title}`, exact: true })).toBeVisible();
}

/** Makes and publishes an assessment of one section with these exercises, by title; ends on its page of candidates. */
export async function publishAssessment(
  page: Page,
  {
    slug,
    name = `Applied AI ${unique()}`,
    exercises,
    minutes = 60,
    options = [],
  }: {
    slug: string;
    name?: string;
    exercises: string[];
    minutes?: number;
    /** Titles of choices to make: 'Everything' (result), 'Two reviewers', 'Not allowed' (AI tools) ... */
    options?: string[];
  },
) {
  const { assessmentId } = await makeDraft(page, { slug, name });
  for (const title of exercises) await addExercise(page, title);
  await page.getByLabel('Minutes for everything').fill(String(minutes));
  for (const option of options) await page.getByRole('radio', { name: option }).check();
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await page.waitForURL(/\/candidates$/);
  return { assessmentId, name };
}

/** Invites a candidate and reads the link from the outbox; ends on the outbox. */
export async function inviteAndReadLink(
  page: Page,
  {
    slug,
    assessmentId,
    name = 'Robin Candidate',
    email = `robin-${unique()}@example.org`,
    multiplier = '',
  }: { slug: string; assessmentId: string; name?: string; email?: string; multiplier?: string },
) {
  await page.goto(`/organisations/${slug}/assessments/${assessmentId}/candidates`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Extra time').fill(multiplier);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(page.getByText('1 candidate is invited')).toBeVisible();
  return { email, name, path: await readLink(page, { slug, email }) };
}

/** Path of the newest invitation link mailed to an address; ends on the outbox. */
export async function readLink(page: Page, { slug, email }: { slug: string; email: string }): Promise<string> {
  await page.goto(`/organisations/${slug}/mail`);
  const mail = page.locator('section', { hasText: `To ${email}` }).first();
  await expect(mail).toBeVisible();
  return /\/invitations\/[\w-]+/.exec((await mail.textContent()) ?? '')?.[0] ?? '';
}
