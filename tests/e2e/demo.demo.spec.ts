import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect, test } from './journey';

const ROLES = ['owner', 'admin', 'reviewer', 'author', 'viewer'] as const;

/** The demo fills itself while the worker grades; what is walked here is there from the first moment. */
async function lookAroundAs(page: Page, role: string): Promise<void> {
  await page.goto('/demo');
  await page.getByRole('button', { name: `Look around as ${role}` }).click();
  await expect(page.getByText('This is a demo')).toBeVisible();
}

/** Addresses of every page that the organisation's navigation offers this role. */
const pagesOf = (page: Page): Promise<string[]> =>
  page
    .getByRole('navigation', { name: 'Larkfield Freight' })
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));

for (const role of ROLES) {
  test(`a visitor looks around as ${role} in one click: every page opens, passes axe and fits its window`, async ({
    page,
  }) => {
    test.slow();
    await lookAroundAs(page, role);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Larkfield Freight');
    const paths = await pagesOf(page);
    expect(paths.length).toBeGreaterThan(1);
    for (const path of paths) {
      for (const look of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: look });
        await page.setViewportSize(look === 'light' ? { width: 390, height: 844 } : { width: 1280, height: 800 });
        expect((await page.goto(path))?.status(), path).toBe(200);
        await expectAccessible(page, `${path} ${look}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} does not scroll sideways`).toBeLessThanOrEqual(1);
      }
    }
  });
}

test('a visitor is a candidate in the middle of a sitting, and goes back to be somebody else', async ({ page }) => {
  await page.goto('/demo');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Look around as candidate' }).click();
  await page.getByRole('button', { name: 'Continue here' }).click();
  await expect(page).toHaveURL(/\/sittings\//);
  await expect(page.getByText('What went wrong?').first()).toBeVisible();
  await page.getByRole('link', { name: 'Switch role' }).click();
  await expect(page.getByRole('button', { name: 'Look around as owner' })).toBeVisible();
});
