import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectSaved, replaceCode, startAttempt, test } from './journey';

const SLUG = 'support-reply-grounding';
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
const code = (mark: string) =>
  `export function evaluate() {\n  return { score: 1, pass: true, reason: '${mark}', slices: [] };\n}\n`;
const lines = (page: Page) => page.locator('.view-lines').first();

test('a draft survives a reload', async ({ page }) => {
  await startAttempt(page, SLUG);
  await replaceCode(page, code('kept over a reload'));
  await expectSaved(page);
  await page.reload();
  await expect(lines(page)).toContainText('kept over a reload');
});

test('what is written offline is kept in the browser, over a reload too, and sent when the network is back', async ({
  page,
  context,
}) => {
  await startAttempt(page, SLUG);
  await replaceCode(page, code('written before'));
  await expectSaved(page);
  await context.setOffline(true);
  await replaceCode(page, code('written offline'));
  await expect(page.getByText(/offline/i).first()).toBeVisible();
  await context.setOffline(false);
  await expectSaved(page);
  await page.reload();
  await expect(lines(page)).toContainText('written offline');
});

test('two tabs never overwrite each other silently', async ({ page, context }) => {
  await startAttempt(page, SLUG);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(lines(other)).toContainText('evaluate');
  await replaceCode(page, code('from the first tab'));
  await expectSaved(page);
  await other.bringToFront();
  await replaceCode(other, code('from the second tab'));
  const dialog = other.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText('from the first tab');
  await expect(dialog).toContainText('from the second tab');
});

test('a workspace goes home as a zip and its answer comes back', async ({ page }) => {
  await startAttempt(page, SLUG);
  await replaceCode(page, code('in the zip'));
  await expectSaved(page);
  await page.getByRole('button', { name: 'Download, upload' }).click();
  const download = page.waitForEvent('download');
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /download/i })
    .click();
  const file = await (await download).path();
  await page.keyboard.press('Escape');
  await replaceCode(page, code('changed since'));
  await expectSaved(page);
  await page.getByRole('button', { name: 'Download, upload' }).click();
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({
      name: 'answer.zip',
      mimeType: 'application/zip',
      buffer: readFileSync(file),
    });
  await page.getByRole('dialog').getByRole('button', { name: 'Replace my draft' }).click();
  await expect(lines(page)).toContainText('in the zip');
});
