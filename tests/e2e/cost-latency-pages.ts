import type { Locator, Page } from '@playwright/test';
import { expect } from './journey';

/** What journeys through the workspace of a design have in common. */
export const SLUG = 'support-copilot';

/** Starts an attempt and waits for the first numbers of the live simulation, all replications included. */
export async function startDesign(page: Page): Promise<void> {
  await page.goto(`/exercises/${SLUG}`);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await page.waitForURL(/\/attempts\//);
  await settled(page);
}

export const simulated = (page: Page) => page.locator('[data-simulation]');
export const settled = (page: Page) =>
  expect(page.locator('[data-simulation="5"]:not([data-busy])')).toBeVisible({ timeout: 30_000 });
export const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name }).first();
export const open = (page: Page, name: string | RegExp) => tab(page, name).click();
export const pipeline = (page: Page) => page.getByRole('list', { name: 'the pipeline', exact: true });
export const stageNames = async (page: Page) =>
  (
    await pipeline(page)
      .getByRole('button', { name: /^Move / })
      .all()
  ).length === 0
    ? []
    : pipeline(page)
        .getByRole('button', { name: /^Move / })
        .evaluateAll((handles) => handles.map((handle) => handle.getAttribute('aria-label')?.replace('Move ', '')));
export const json = (page: Page) => page.locator('textarea[name="files/design.json"]');
export const designOf = async (page: Page) =>
  JSON.parse(await json(page).inputValue()) as { stages: Record<string, unknown>[] };
export const target = (page: Page, name: string) => page.getByRole('row', { name }).first();

export async function centre(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error('not on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** How pages are looked at. */
export const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1440, height: 950 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 950 } },
  { name: 'narrow', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;
