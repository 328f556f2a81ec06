import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expectAccessible } from './accessible';
import type { Page } from '@playwright/test';
import type { TraceDiagnosisFields } from '../../app/kinds/trace-diagnosis/kind';
import { expect, expectSaved, sampleFile, test } from './journey';

const SLUG = 'refund-paid-twice';
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const exemplar = JSON.parse(sampleFile(SLUG, 'exemplar', 'answer.json')) as TraceDiagnosisFields;
const content = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../exercises', SLUG, 'exercise.json'), 'utf8'),
) as { content: { taxonomy: { id: string; title: string }[] } };

const rows = (page: Page) => page.getByRole('treegrid').first();
const detail = (page: Page) => page.getByRole('region', { name: /^Span / }).first();
const pane = (page: Page, name: string) => page.getByRole('tabpanel', { name });

async function start(page: Page): Promise<void> {
  await page.goto(`/exercises/${SLUG}`);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await page.waitForURL(/\/attempts\//);
  await expect(rows(page)).toBeVisible();
  // The page listens once rows out of view have left it.
  await expect(page.getByRole('tab', { name: 'Brief' })).toBeVisible();
}

/** F6 until the pane has the focus. */
async function goToPane(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    const isThere = await page.evaluate((wanted) => {
      const focused = document.activeElement;
      return focused?.getAttribute('role') === 'tabpanel' && focused.getAttribute('aria-label') === wanted;
    }, name);
    if (isThere) return;
    await page.keyboard.press('F6');
  }
  throw new Error(`F6 does not reach ${name}`);
}

/** Tab until what the selector names has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** Opens the patch as JSON and replaces it. */
async function writePatch(page: Page, patch: TraceDiagnosisFields['patch']): Promise<void> {
  await page.getByRole('tab', { name: 'Fix' }).click();
  await page.getByText('The patch as JSON').click();
  await page.getByRole('textbox', { name: 'Patch' }).fill(JSON.stringify(patch));
}

test('from the brief to the result with the keyboard only: find the cause, name it, submit', async ({ page }) => {
  test.slow();
  await start(page);
  const { spanId, actor, category } = exemplar.rootCause;
  const quote = exemplar.evidence.find((pin) => pin.spanId === spanId)?.quote ?? '';
  await goToPane(page, 'Broken run');
  await tabTo(page, '[role=treegrid]');
  await page.keyboard.press('e');
  await expect(detail(page)).toContainText('failed');
  await page.keyboard.press('p');
  await page.keyboard.press('/');
  await page.keyboard.type(quote);
  await expect(page.getByText(/\d+ hits? in \d+ spans?/)).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect(rows(page)).toBeFocused();
  const there = () => detail(page).getByText(spanId, { exact: false }).count();
  for (let hops = 0; hops < 8 && (await there()) === 0; hops += 1) await page.keyboard.press('n');
  await expect(detail(page)).toContainText(spanId);
  await page.keyboard.press('r');
  await expect(rows(page).getByText('Your root cause')).toBeVisible();
  await page.keyboard.press('b');

  await goToPane(page, 'Diagnosis');
  await tabTo(page, 'input[name=diagnosis-actor]');
  await page.keyboard.press('Space');
  const isChosen = (name: string, value: string) =>
    page.locator(`input[name=diagnosis-${name}][value=${value}]`).isChecked();
  for (let steps = 0; steps < 6 && !(await isChosen('actor', actor)); steps += 1)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  for (let steps = 0; steps < 10 && !(await isChosen('category', category)); steps += 1)
    await page.keyboard.press('ArrowDown');
  expect(await isChosen('actor', actor)).toBe(true);
  expect(await isChosen('category', category)).toBe(true);
  await expectSaved(page);

  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  const onSubmit = () =>
    page.evaluate(
      () => document.activeElement?.textContent?.trim() === 'Submit' && !!document.activeElement.closest('dialog'),
    );
  for (let presses = 0; presses < 20 && !(await onSubmit()); presses += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/submissions\//);
  await expect(page.getByText(/Provisional grade/)).toBeVisible({ timeout: 90_000 });
  const waterfall = page.getByRole('table').filter({ hasText: 'True root cause' });
  await expect(waterfall.getByRole('row').filter({ hasText: 'Your root cause' })).toContainText('True root cause');
  const title = content.content.taxonomy.find(({ id }) => id === category)?.title ?? '';
  await expect(page.getByText(title).first()).toBeVisible();
  await expectAccessible(page, 'result');
  await page.screenshot({ path: 'test-results/look/diagnosis-result.png', fullPage: true });
});

test('a patch is replayed beside the recorded run, and every change can be taken back', async ({ page }) => {
  test.slow();
  await start(page);
  await writePatch(page, exemplar.patch);
  const changes = page.getByRole('region', { name: 'Your changes' });
  await expect(changes.getByRole('listitem')).toHaveCount(exemplar.patch.length);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: 'Go to the first divergence' })).toBeVisible({ timeout: 60_000 });
  const comparison = pane(page, 'Replay').getByRole('table').first();
  await expect(comparison.getByRole('row', { name: /Outcome/ })).toContainText('fails');
  await expect(comparison.getByRole('row', { name: /Outcome/ })).toContainText('succeeds');
  await expectAccessible(page, 'replay');
  await page.screenshot({ path: 'test-results/look/diagnosis-replay.png' });
  await changes.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(changes.getByRole('listitem')).toHaveCount(exemplar.patch.length - 1);
  await expect(pane(page, 'Replay').getByText('The patch has changed since this run.')).toBeVisible();
});

test('a setting is changed in the form, with what does not fit named beside it', async ({ page }) => {
  await start(page);
  await page.getByRole('tab', { name: 'Fix' }).click();
  await page.getByLabel('Find an agent, tool or retriever').fill('create_refund');
  await page.getByText('Tool create_refund', { exact: true }).click();
  const timeout = pane(page, 'Fix').getByRole('textbox', { name: 'Timeout', exact: true });
  await timeout.fill('5');
  await expect(page.getByText(/Left out:/)).toBeVisible();
  await timeout.fill('9000');
  await expect(page.getByText(/Left out:/)).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Your changes' })).toContainText('9 s');
  await page.getByRole('button', { name: 'Undo the change of Timeout' }).click();
  await expect(page.getByText('Nothing is changed yet.')).toBeVisible();
});

for (const look of [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'narrow', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const) {
  test(`every pane of the desk passes axe: ${look.name}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    await page.goto(`/exercises/${SLUG}`);
    await page.getByRole('button', { name: 'Start' }).first().click();
    await page.waitForURL(/\/attempts\//);
    for (const name of ['Brief', 'Broken run', 'Diagnosis', 'Fix', 'Detector', 'Postmortem']) {
      await page.getByRole('tab', { name }).first().click();
      await expect(pane(page, name)).toBeVisible();
      if (name === 'Broken run') {
        await rows(page).focus();
        await page.keyboard.press('e');
        await page.keyboard.press('r');
        await expect(rows(page).getByText('Your root cause')).toBeVisible();
      }
      await expectAccessible(page, name);
      await page.screenshot({ path: `test-results/look/diagnosis-${name.replace(' ', '-')}-${look.name}.png` });
    }
  });
}
