import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect, test } from './journey';

const unique = () => Math.random().toString(36).slice(2, 10);
const PASSWORD = 'correct horse battery';

/** Makes an account with an organisation; returns the organisation's address. */
async function makeOwner(page: Page): Promise<{ home: string; name: string; email: string }> {
  const name = `Interop ${unique()}`;
  const email = `olive-${unique()}@example.org`;
  await page.goto('/sign-up?returnTo=/organisations/new');
  await page.getByLabel('Name').fill('Olive Owner');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Make account' }).click();
  await expect(page.getByRole('heading', { name: 'New organisation' })).toBeVisible();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Make organisation' }).click();
  const home = `/organisations/${name.toLowerCase().replace(' ', '-')}`;
  await page.waitForURL(`**${home}/**`);
  return { home, name, email };
}

test('an owner adds a webhook, sees its secret once, tries it out, and reads why nothing arrived', async ({ page }) => {
  const { home } = await makeOwner(page);
  await page.goto(`${home}/integrations`);
  await expect(page.getByText('Nobody is told of anything yet')).toBeVisible();
  await expectAccessible(page);

  const address = page.getByLabel('Address');
  await address.fill('http://example.org/hook');
  await page.getByLabel(/decision.made/).uncheck();
  await page.getByRole('button', { name: 'Add webhook' }).click();
  await expect(page.getByText('Give an address that begins with https://.')).toBeVisible();
  await expect(address).toHaveValue('http://example.org/hook');
  await expect(page.getByLabel(/decision.made/)).not.toBeChecked();
  await expectAccessible(page);
  await address.fill('https://localhost:1/hook');
  await page.getByRole('button', { name: 'Add webhook' }).click();
  await expect(page.getByRole('status').getByText(/^whsec_/)).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${home}/integrations`);
  await expect(page.getByText(/whsec_/)).toHaveCount(0);

  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByRole('heading', { name: 'https://localhost:1/hook' })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('is not an address of the public internet')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByText('What was sent').click();
  await expect(page.getByText('"type": "webhook.test"')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Integrations' }).last().click();
  await expect(page.getByRole('img', { name: /The newest 1: 1 will be tried/ })).toBeVisible();
  await page.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByText('switched off', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Nobody is told of anything yet')).toBeVisible();
});

test('an API key is shown once, opens the organisation to a program, and nothing more once it is revoked', async ({
  page,
  playwright,
  baseURL,
}) => {
  const { home } = await makeOwner(page);
  await page.goto(`${home}/integrations`);
  await page.getByLabel('What the key is for').fill('Greenhouse');
  await page.getByRole('button', { name: 'Make key' }).click();
  const key = (await page.getByRole('status').locator('code').textContent()) ?? '';
  await expectAccessible(page);
  const program = await playwright.request.newContext({ baseURL });
  const listTests = () =>
    program.get('/api/greenhouse/list_tests', {
      headers: { Authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
    });
  const opened = await listTests();
  expect([opened.status(), await opened.json()]).toEqual([200, []]);
  await page.goto(`${home}/integrations`);
  await expect(page.getByText(key)).toHaveCount(0);
  await expect(page.getByText(/last used/)).toBeVisible();
  await page.getByRole('button', { name: 'Revoke the key Greenhouse' }).click();
  await expect(page.getByText(/None yet/)).toBeVisible();
  expect((await listTests()).status()).toBe(401);
  await program.dispose();
});

test('settings are changed with what was typed kept, and the audit log says from what to what', async ({ page }) => {
  const { home, name } = await makeOwner(page);
  await page.goto(`${home}/settings`);
  await page.getByLabel('Name').fill(`${name} Ltd`);
  await page.getByLabel('Days after the end of a sitting').fill('soon');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Give whole days, or leave it empty.')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue(`${name} Ltd`);
  await page.getByLabel('Days after the end of a sitting').fill('180');
  await page.getByLabel('Only judges that are calibrated count').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toContainText('Saved');
  await expect(page.getByRole('heading', { name: `${name} Ltd` })).toBeVisible();
  await expect(page.getByText('are deleted 180 days after the end of the sitting')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Audit log' }).click();
  await expect(page.getByText('retention from for ever to 180 days')).toBeVisible();
});

test('somebody takes their data along and deletes their account, but not while they alone own an organisation', async ({
  page,
}) => {
  const { name } = await makeOwner(page);
  await page.goto('/account');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download everything held about you' }).click();
  expect((await download).suggestedFilename()).toBe('assay-account.zip');
  await page.getByRole('link', { name: 'Delete account' }).click();
  await page.getByLabel('Your password').fill('not my password');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('alert')).toContainText(`You are the only member of ${name}. Invite somebody as owner`);
  await expectAccessible(page);
});

test('an account that owns nothing is deleted, and signing in with it is over', async ({ page }) => {
  const email = `gone-${unique()}@example.org`;
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Gil Gone');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Make account' }).click();
  await expect(page.getByRole('heading', { name: 'Gil Gone' })).toBeVisible();
  await page.goto('/account/delete');
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('do not belong together');
});

for (const look of [
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'narrow', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const) {
  test(`integrations, settings and deletion pass axe and fit their window: ${look.name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    const { home } = await makeOwner(page);
    await page.goto(`${home}/integrations`);
    await page
      .getByLabel('Address')
      .fill(`https://a-rather-long-name-of-a-machine.${'part.'.repeat(12)}example.org/hook`);
    await page.getByRole('button', { name: 'Add webhook' }).click();
    await expect(page.getByRole('status')).toContainText('whsec_');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send a test' }).click();
    await expect(page.getByText('What was sent')).toBeVisible();
    await expectAccessible(page);
    for (const path of [`${home}/integrations/greenhouse`, `${home}/settings`, '/account/delete']) {
      await page.goto(path);
      await expectAccessible(page);
    }
  });
}
