import { expectAccessible } from './accessible';
import type { Page } from '@playwright/test';
import { generateOtlp } from '../../app/bench/generate-trace';
import { expect, test } from './journey';

const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'narrow', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

const says = (role: string, content: string, more: object = {}) => ({ role, content, ...more });
/** A short run that goes wrong: the tool fails, the answer claims success. */
const TRANSCRIPT = JSON.stringify({
  messages: [
    says('system', 'Refund only what a person has confirmed.'),
    says('user', 'Where is order A-17? I want my money back.'),
    says('assistant', '', { tool_calls: [{ id: 'c1', function: { name: 'find_order', arguments: '{"id":"A-17"}' } }] }),
    says('tool', '{"id":"A-17","state":"lost","price":25}', { tool_call_id: 'c1' }),
    says('assistant', '', {
      tool_calls: [{ id: 'c2', function: { name: 'refund', arguments: '{"id":"A-17","sum":25}' } }],
    }),
    says('tool', 'Error: the payment service did not answer', { tool_call_id: 'c2' }),
    says('assistant', 'Your 25 dollars are on their way.'),
  ],
});

const rows = (page: Page) => page.getByRole('treegrid');
const detail = (page: Page) => page.getByRole('region', { name: /^Span / });
const file = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

async function open(page: Page, name: string, text: string): Promise<void> {
  const input = page.getByLabel('Choose a file');
  await expect(input).toBeEnabled();
  await input.setInputFiles(file(name, text));
  await expect(rows(page)).toBeFocused();
}

test('a transcript is read with the keyboard only: failure, its request, the context there, evidence', async ({
  page,
}) => {
  await page.goto('/traces');
  await open(page, 'refund.json', TRANSCRIPT);
  await page.keyboard.press('e');
  await expect(detail(page)).toContainText('the payment service did not answer');
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'Pins (1)' })).toBeVisible();
  await page.keyboard.press('k');
  await expect(detail(page)).toContainText('go to the call');
  await expect(detail(page)).toContainText('What was in the context here');
  await page.keyboard.press('Enter');
  await expect(detail(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(rows(page)).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys of the trace viewer' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('on their way');
  await expect(page.getByText('1 hit in 1 span')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(detail(page).locator('mark').first()).toHaveText('on their way');
});

test('a passage is quoted with the keyboard, kept as a pin and marked where it stands', async ({ page }) => {
  await page.goto('/traces');
  await open(page, 'refund.json', TRANSCRIPT);
  await page.keyboard.press('e');
  await detail(page).getByRole('button', { name: 'Quote' }).nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Quote a passage' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let at = 0; at < 'Error'.length; at += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Pins (1)' }).click();
  await expect(page.getByRole('dialog', { name: 'Pinned evidence' }).locator('q')).toHaveText('Error');
});

test('the address names the selected span, and a link to it leads there', async ({ page }) => {
  await page.goto('/traces#span=m6');
  await expect(page.getByText('The link names the span')).toBeVisible();
  await open(page, 'refund.json', TRANSCRIPT);
  await expect(detail(page)).toContainText('Your 25 dollars are on their way.');
  await page.keyboard.press('e');
  await expect(page).toHaveURL(/#span=m5$/);
  await page.evaluate(() => (window.location.hash = '#span=m3'));
  await expect(detail(page)).toContainText('"lost"');
});

test('what cannot be read is named with its place, and the next file can be opened', async ({ page }) => {
  await page.goto('/traces');
  await page.getByLabel('Or paste it').fill('{"messages": [\n  {"role": "user", }]}');
  await page.getByRole('button', { name: 'Open what was pasted' }).click();
  await expect(page.getByRole('alert')).toContainText('line 2, column 20');
  await open(page, 'refund.json', TRANSCRIPT);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'OTLP' }).click();
  const path = await (await download).path();
  await page.getByRole('button', { name: 'Open another' }).click();
  await page.getByLabel('Choose a file').setInputFiles(path);
  await expect(rows(page)).toHaveAttribute('aria-rowcount', '9');
});

test('ten thousand spans open, are searched and scrolled with few rows in the page', async ({ page }) => {
  await page.goto('/traces');
  await open(page, 'large.json', generateOtlp({ spans: 10_000, seed: 3 }));
  await expect(rows(page)).toHaveAttribute('aria-rowcount', '10001');
  await page.keyboard.press('End');
  await expect(rows(page).locator('[aria-rowindex="10001"]')).toBeVisible();
  expect(await rows(page).getByRole('row').count()).toBeLessThan(80);
  await page.keyboard.press('/');
  await page.keyboard.type('needle-');
  await expect(page.getByText(/^\d+ hits in \d+ spans$/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(detail(page).locator('mark').first()).toHaveText('needle-');
});

for (const look of LOOKS) {
  test(`the viewer passes axe and fits its window: ${look.name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    await page.goto('/traces');
    await expectAccessible(page, 'empty');
    await page.screenshot({ path: `test-results/look/traces-empty-${look.name}.png`, fullPage: true });
    await open(page, 'run.json', generateOtlp({ spans: 60, seed: 2 }));
    for (const _ of Array.from({ length: 6 })) await page.keyboard.press('ArrowDown');
    await expect(detail(page)).toContainText('What was in the context here');
    await expectAccessible(page, 'model call');
    await page.screenshot({ path: `test-results/look/traces-model-${look.name}.png` });
    await page.keyboard.press('e');
    await expect(detail(page)).toContainText('did not answer in time');
    await page.keyboard.press('/');
    await page.keyboard.type('refund');
    await expect(page.getByText(/hits in/)).toBeVisible();
    await expectAccessible(page, 'search');
    await page.screenshot({ path: `test-results/look/traces-search-${look.name}.png` });
    await page.getByRole('button', { name: 'Filter' }).click();
    await expectAccessible(page, 'filter');
    await page.getByLabel('Failed').check();
    await page.keyboard.press('Escape');
    await expect(page.getByText(/^\d+ of 60 spans$/)).toBeVisible();
  });
}
