import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { expectAccessible } from './accessible';

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
    /** Titles of choices to make: /^Everything/ (result), 'Two reviewers', 'Not allowed' (AI tools) ... */
    options?: (string | RegExp)[];
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

/** Invites a member and reads the path of the link from the outbox, where the page ends. */
export async function inviteMember(
  owner: Page,
  { slug, email, role }: { slug: string; email: string; role: 'ADMIN' | 'REVIEWER' },
): Promise<string> {
  await owner.goto(`/organisations/${slug}/members`);
  await owner.getByLabel('E-mail').fill(email);
  await owner.getByLabel('Role', { exact: true }).selectOption(role);
  await owner.getByRole('button', { name: 'Invite' }).click();
  await expect(owner.getByRole('status')).toContainText(`${email} is invited`);
  await owner.goto(`/organisations/${slug}/mail`);
  const mail = owner.locator('section', { hasText: `To ${email}` }).first();
  return /\/join\/[\w-]+/.exec((await mail.textContent()) ?? '')?.[0] ?? '';
}

/** Follows a member's link, makes the account it asks for and joins; works without JavaScript too. */
export async function joinByLink(
  member: Page,
  { path, slug, email, name }: { path: string; slug: string; email: string; name: string },
): Promise<void> {
  await member.goto(path);
  await member.getByRole('link', { name: 'make an account' }).click();
  await member.getByLabel('Name').fill(name);
  await member.getByLabel('E-mail').fill(email);
  await member.getByLabel('Password').fill(PASSWORD);
  await member.getByRole('button', { name: 'Make account' }).click();
  await member.getByRole('button', { name: 'Join' }).click();
  await member.waitForURL(`**/organisations/${slug}/*`);
}

/** Lets somebody join the organisation by the mailed link, in a browser of their own; the owner's page ends on the outbox. */
export async function joinTeam(
  owner: Page,
  { browser, slug, role, name }: { browser: Browser; slug: string; role: 'ADMIN' | 'REVIEWER'; name: string },
): Promise<Page> {
  const email = `member-${unique()}@example.org`;
  const path = await inviteMember(owner, { slug, email, role });
  const member = await (await browser.newContext()).newPage();
  await joinByLink(member, { path, slug, email, name });
  return member;
}

/** What the browser complains about from now on in any page of a context; refused requests are told by what pages say. */
export function watchConsole(context: BrowserContext): string[] {
  const problems: string[] = [];
  context.on('console', (message) => {
    const ofNetwork = /Failed to load resource|net::ERR_/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !ofNetwork) problems.push(message.text());
  });
  context.on('weberror', (error) => problems.push(error.error().message));
  return problems;
}

/** Every look people may choose, at a wide and a narrow window, has no violation that axe finds and does not scroll sideways. */
export async function expectEveryLook(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page, `${where}, ${colorScheme}, ${width} px`);
    }
  }
}

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, name: RegExp | string, role: 'button' | 'link' = 'button'): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(name)}`);
}

/** Waits on the queue until there is something to take. */
export const expectToTake = (page: Page, slug: string) =>
  expect(async () => {
    await page.goto(`/organisations/${slug}/reviews`);
    await expect(page.getByRole('button', { name: /^Take #/ })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 150_000 });

/**
 * Takes the next review and gives levels, counted from 1 for the lowest, and one reason, all by keyboard; ends before finishing,
 * and before it is saved.
 */
export async function reviewByKeyboard(
  page: Page,
  { slug, levels, reason }: { slug: string; levels: number[]; reason: string },
): Promise<void> {
  await page.goto(`/organisations/${slug}/reviews`);
  await tabTo(page, 'Take the next one');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/reviews\/[0-9a-f-]{36}$/);
  await tabTo(page, /^Keys/);
  // The page listens once the list of keys comes up; closing it gives the focus back.
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeHidden();
  for (const [at, level] of levels.entries()) {
    if (at > 0) await page.keyboard.press('j');
    await page.keyboard.press(String(level));
  }
  await page.keyboard.press('r');
  await page.keyboard.type(reason);
  await page.keyboard.press('Escape');
  await expect(page.getByText(`${levels.length} of ${levels.length} criteria`)).toBeVisible();
}
