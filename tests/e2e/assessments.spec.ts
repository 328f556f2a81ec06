import { expectAccessible } from './accessible';
import { addExercise, expectEditorAlive, makeDraft, makeHiringTeam, unique } from './hiring-journey';
import { expect, test } from './journey';

const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { name: 'narrow', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

test('an admin builds an assessment of two sections, tries it, publishes it and invites a list with one bad row', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const { slug } = await makeHiringTeam(page);
  await page.goto(`/organisations/${slug}/assessments`);
  await expect(page.getByText('No assessment yet')).toBeVisible();
  await expectAccessible(page);
  const { assessmentId } = await makeDraft(page, { slug, name: 'Applied AI engineer' });
  await expect(page.getByText('Say how many minutes candidates have.')).toBeVisible();

  const titles = await page.locator('select[name="sections.0.add"] option').allTextContents();
  const titleOf = (at: number) => (titles[at] ?? '').replace(/ \([^(]*$/, '');
  await addExercise(page, titleOf(1));
  await page.getByRole('button', { name: 'Add a section' }).click();
  await addExercise(page, titleOf(2), 2);
  await page.getByRole('radio', { name: 'A clock for each section' }).check();
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await expect(page.getByRole('alert')).toContainText('not published');
  await expect(page.getByText('Say how many minutes Part 2 takes.').first()).toBeVisible();
  await page.locator('input[name="sections.0.minutes"]').fill('45');
  await page.locator('input[name="sections.1.minutes"]').fill('40');
  await page.getByLabel('Introduction').fill('# Welcome\n\nTwo tasks <script>alert(1)</script> from our work.');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  for (const look of LOOKS) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    await expectAccessible(page, `editor ${look.name}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `the editor does not scroll sideways: ${look.name}`).toBeLessThanOrEqual(1);
    await page.screenshot({ path: `test-results/look/editor-${look.name}.png`, fullPage: true });
  }
  await page.setViewportSize(LOOKS[0].viewport);

  await page.getByRole('button', { name: 'Save and try it as a candidate' }).click();
  await page.waitForURL(/\/invitations\//);
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await page.goto(`/organisations/${slug}/assessments/${assessmentId}`);
  await expectEditorAlive(page);
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await page.waitForURL(/\/candidates$/);

  const list = [
    'Ada Lovelace <ada@example.org>',
    'grace@example.org',
    'Nobody At All',
    'Alan Turing, alan@example.org',
  ];
  await page.getByLabel('Paste a list').fill(list.join('\n'));
  await page.getByRole('button', { name: 'Check the list' }).click();
  await expect(page.getByText('3 candidates can be invited; 1 row needs mending')).toBeVisible();
  await expect(page.getByLabel('E-mail in line 3')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/look/list-review.png', fullPage: true });
  await page.getByLabel('E-mail in line 3').fill('nobody@example.org');
  await page.getByRole('button', { name: /^Invite 3 candidates/ }).click();
  await expect(page.getByText('Rows you changed have been checked again.')).toBeVisible();
  await page.getByRole('button', { name: 'Invite 4 candidates' }).click();
  await expect(page.getByText('4 candidates are invited')).toBeVisible();
  await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toContainText('invited');

  await page.getByRole('link', { name: 'Manage Ada Lovelace' }).click();
  await page.getByLabel('Extra time, this assessment only').fill('1.5');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toContainText('× 1.5');
  for (const look of LOOKS) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    await expectAccessible(page, `candidates ${look.name}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `candidates do not scroll sideways: ${look.name}`).toBeLessThanOrEqual(1);
    await page.screenshot({ path: `test-results/look/candidates-${look.name}.png`, fullPage: true });
  }
  await page.getByRole('link', { name: 'Ada Lovelace', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/organisations/${slug}/assessments`);
  await expect(page.getByText('not started')).toBeVisible();
  await page.screenshot({ path: 'test-results/look/assessments.png', fullPage: true });
  await page.goto(`/organisations/${slug}/problems`);
  await expect(page.getByText('No problem was reported')).toBeVisible();
  await expectAccessible(page);
});

test('sections and exercises are ordered with the keyboard alone, and the focus stays with what moves', async ({
  page,
}) => {
  const { slug } = await makeHiringTeam(page);
  await makeDraft(page, { slug, name: 'By keyboard' });
  await page.getByRole('button', { name: 'Add a section' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('input[name="sections.1.title"]').fill('Second');
  const down = page.getByRole('button', { name: 'Move Part 1 down' });
  await down.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Part 1 is now number 2 of 2.')).toBeAttached();
  await expect(page.locator('input[name="sections.0.title"]')).toHaveValue('Second');
  await expect(page.getByRole('button', { name: 'Move Part 1 up' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('input[name="sections.0.title"]')).toHaveValue('Part 1');
  await page.getByRole('button', { name: 'Remove Second' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('input[name="sections.1.title"]')).toHaveCount(0);
});

test('two who edit at once are told, and nothing typed is lost', async ({ page, context }) => {
  const { slug } = await makeHiringTeam(page);
  const { assessmentId } = await makeDraft(page, { slug, name: 'Shared' });
  const other = await context.newPage();
  await other.goto(`/organisations/${slug}/assessments/${assessmentId}`);
  await expectEditorAlive(other);
  await page.getByLabel('Role').fill('Mine');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await other.getByLabel('Role').fill('Theirs');
  await other.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(other.getByRole('alert')).toContainText('Somebody else has changed this assessment');
  await expect(other.getByLabel('Role')).toHaveValue('Theirs');
  await other.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(other.getByRole('alert')).toContainText('Somebody else has changed this assessment');
  await other.getByRole('button', { name: 'Save mine over theirs' }).click();
  await expect(other.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Role')).toHaveValue('Theirs');
});

test('an assessment is built without JavaScript', async ({ browser, page }) => {
  const { slug } = await makeHiringTeam(page);
  const { assessmentId } = await makeDraft(page, { slug, name: `Plain ${unique()}` });
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await plain.goto(`/organisations/${slug}/assessments/${assessmentId}`);
  await plain.getByLabel('Role').fill('Typed before');
  await plain.getByRole('button', { name: 'Add a section' }).click();
  await expect(plain.getByLabel('Role')).toHaveValue('Typed before');
  await plain.locator('input[name="sections.1.title"]').fill('Second');
  // Its name follows what is typed only once the server has heard of it.
  await plain.locator('button[value="section up 1"]').click();
  await plain.locator('select[name="sections.0.add"]').selectOption({ index: 1 });
  await plain.locator('button[value="exercise add 0"]').click();
  await plain.getByRole('button', { name: 'Remove Part 1' }).click();
  await plain.getByLabel('Minutes for everything').fill('60');
  await plain.getByRole('button', { name: 'Save and publish' }).click();
  await expect(plain.getByText('Nobody is invited yet')).toBeVisible();
  await context.close();
});
