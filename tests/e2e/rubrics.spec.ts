import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { inviteAndReadLink, makeHiringTeam, publishAssessment } from './hiring-journey';

// Not the `test` that searches every response for hidden texts: these pages are for graders, who may read them.

const EXERCISE = 'Which of these support replies can we trust?';

/** A candidate who starts, writes nothing and submits: enough to be graded. */
async function takeIt(candidate: Page, path: string): Promise<void> {
  await candidate.goto(path);
  await expect(candidate.getByText('The code editor loads: Fine')).toBeVisible();
  await candidate.getByRole('checkbox', { name: /I have read the rules/ }).check();
  await candidate.getByRole('button', { name: 'Start' }).click();
  await candidate.waitForURL(/\/sittings\/[^/]+$/);
  await candidate.goto(`${candidate.url()}/finish`);
  await candidate.getByRole('button', { name: /^Submit (everything|this section)/ }).click();
  await expect(candidate.getByText('Your work has been submitted')).toBeVisible();
}

const expectSaved = (page: Page) => expect(page.getByText('Everything is saved.')).toBeVisible();

test('an owner changes a weight and a level, publishes, tries it on what was submitted, and applies it', async ({
  page,
  browser,
}) => {
  const problems: string[] = [];
  page.on('console', (message) => {
    // The browser itself reports the form that was refused for want of a note.
    if (/Failed to load resource/.test(message.text())) return;
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  const { slug } = await makeHiringTeam(page);
  const { assessmentId, name } = await publishAssessment(page, { slug, exercises: [EXERCISE] });
  const { path } = await inviteAndReadLink(page, { slug, assessmentId });
  const context = await browser.newContext();
  await takeIt(await context.newPage(), path);
  await context.close();

  await page.goto(`/organisations/${slug}/rubrics`);
  await expect(page.getByRole('heading', { name: 'In your assessments' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: EXERCISE }).click();
  await expect(page.getByText('1 submission graded by it')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /Edit a copy/ }).click();
  await page.waitForURL(/\/edit$/);

  await page.getByLabel('Weight').first().fill('7');
  const level = page.getByLabel('What earns it').nth(1);
  await level.fill(`${await level.inputValue()} Says so with an example.`);
  await expectSaved(page);
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Say in a few words why')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Why is it changed?').fill('Examples matter more to us.');
  await page.getByRole('button', { name: 'Publish' }).click();

  await expect(page.getByRole('heading', { name: 'Try version 2 on existing submissions' })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: new RegExp(name) })).toBeChecked();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Grade them beside' }).click();
  await expect(page.getByRole('heading', { name: 'Version 2 on existing submissions' })).toBeVisible();
  const apply = page.getByRole('button', { name: 'Apply to 1 submission' });
  await expect(apply).toBeVisible();
  await expect(page.getByRole('row', { name: /Sitting/ })).toBeVisible();
  await expectAccessible(page);
  await apply.click();
  await expect(page.getByText('This page stays;')).toBeVisible();
  await expect(apply).toHaveCount(0);

  await page.goto(`/organisations/${slug}/rubrics`);
  await page.getByRole('link', { name: EXERCISE }).click();
  const second = page.locator('section', { hasText: 'Version 2, yours' });
  await expect(second.getByText('1 submission graded by it')).toBeVisible();
  await expect(second.getByRole('link', { name })).toBeVisible();
  await second.getByRole('link', { name: /What changed/ }).click();
  await expect(page.locator('ins', { hasText: 'example' }).first()).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  expect(problems).toEqual([]);
});

test('two editors do not overwrite each other, criteria are added and moved by keyboard', async ({ page, context }) => {
  const { slug } = await makeHiringTeam(page);
  await page.goto(`/organisations/${slug}/rubrics`);
  await page.getByRole('link', { name: EXERCISE }).click();
  await page.getByRole('button', { name: /Edit a copy/ }).click();
  await page.waitForURL(/\/edit$/);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('heading', { name: 'Draft' })).toBeVisible();

  const count = await page.getByLabel('Question').count();
  await page.getByRole('button', { name: 'Add a criterion' }).press('Enter');
  await expect(page.getByLabel('Question')).toHaveCount(count + 1);
  await page.getByLabel('Title').last().fill('Says what it costs');
  await page.getByRole('button', { name: 'Up Says what it costs' }).press('Enter');
  await expect(page.getByRole('heading', { name: `${count}. Says what it costs` })).toBeVisible();
  await expectSaved(page);

  await other.getByLabel('Title').first().fill('Typed in the other window');
  await expect(other.getByRole('alert')).toContainText('What you typed is still here');
  await expect(other.getByLabel('Title').first()).toHaveValue('Typed in the other window');
  await other.getByRole('link', { name: 'Load theirs' }).click();
  await expect(other.getByRole('heading', { name: `${count}. Says what it costs` })).toBeVisible();
});
