import { expectAccessible } from './accessible';
import { expect, startAttempt, test } from './journey';

const unique = () => Math.random().toString(36).slice(2, 10);
const PASSWORD = 'correct horse battery';

test('somebody who has practised makes an account and keeps it all; signing out closes it', async ({ page }) => {
  await startAttempt(page, 'invoice-extraction');
  const attempt = page.url();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Make an account' }).click();

  await page.getByLabel('Name').fill('Ada Example');
  await page.getByLabel('E-mail').fill(`ada-${unique()}@example.org`);
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Make account' }).click();
  await expect(page.getByText('At least 10 characters.').last()).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Ada Example');
  await expectAccessible(page);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Make account' }).click();

  await expect(page.getByRole('heading', { name: 'Ada Example' })).toBeVisible();
  await expect(page.getByText('this browser')).toBeVisible();
  await expectAccessible(page);
  await page.goto(attempt);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await page.getByRole('link', { name: 'Ada Example' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect((await page.goto(attempt))?.status()).toBe(404);
});

for (const look of [
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'narrow', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const) {
  test(`signing in passes axe and fits its window: ${look.name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    for (const path of ['/sign-in', '/sign-up', '/sign-in/link?token=x']) {
      await page.goto(path);
      await expectAccessible(page);
    }
  });
}

test('a wrong password is refused in words, and the address stays', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('nobody@example.org');
  await page.getByLabel('Password').fill('a wrong password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('do not belong together');
  await expect(page.getByLabel('E-mail')).toHaveValue('nobody@example.org');
});

test('an owner makes an organisation and invites a reviewer, who joins by the mailed link and sees only what is theirs', async ({
  page,
  browser,
}) => {
  const name = `Orbital ${unique()}`;
  const guestEmail = `guest-${unique()}@example.org`;
  await page.goto('/sign-up?returnTo=/organisations/new');
  await page.getByLabel('Name').fill('Olive Owner');
  await page.getByLabel('E-mail').fill(`olive-${unique()}@example.org`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Make account' }).click();
  await expect(page.getByRole('heading', { name: 'New organisation' })).toBeVisible();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Make organisation' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();

  await page.getByRole('link', { name: 'Members' }).click();
  await page.getByLabel('E-mail').fill(guestEmail);
  await page.getByLabel('Role', { exact: true }).selectOption('REVIEWER');
  await page.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByRole('status')).toContainText(`${guestEmail} is invited`);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Mail', exact: true }).first().click();
  const mail = page.getByText(/\/join\//);
  await expect(mail).toBeVisible();
  await expectAccessible(page);
  const path = /\/join\/\S+/.exec((await mail.textContent()) ?? '')?.[0] ?? '';

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(path);
  await guest.getByRole('link', { name: 'make an account' }).click();
  await guest.getByLabel('Name').fill('Rene Reviewer');
  await guest.getByLabel('E-mail').fill(guestEmail);
  await guest.getByLabel('Password').fill(PASSWORD);
  await guest.getByRole('button', { name: 'Make account' }).click();
  await guest.getByRole('button', { name: 'Join' }).click();
  await expect(guest.getByText('You are a reviewer here.')).toBeVisible();
  await expect(guest.getByRole('link', { name: 'Audit log' })).toHaveCount(0);
  await guest.getByRole('link', { name: 'Members' }).click();
  await expect(guest.getByText('Members (2)')).toBeVisible();
  await expect(guest.getByRole('button', { name: 'Invite' })).toHaveCount(0);
  expect((await guest.goto(`${new URL(page.url()).pathname.replace('/mail', '/audit')}`))?.status()).toBe(403);

  await page.getByRole('link', { name: 'Audit log' }).click();
  await expect(page.getByRole('row', { name: /member: joined/ })).toContainText('Rene Reviewer');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Members' }).click();
  await page.getByRole('button', { name: 'Remove Rene Reviewer' }).click();
  await expect(page.getByText('Members (1)')).toBeVisible();
  expect((await guest.goto(new URL(page.url()).pathname))?.status()).toBe(404);
  await guest.context().close();
});
