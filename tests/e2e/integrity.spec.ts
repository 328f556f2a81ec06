import { expectAccessible } from './accessible';
import { sampleDrafts, sitThrough } from './evidence-journey';
import { inviteAndReadLink, makeHiringTeam, publishAssessment } from './hiring-journey';
import { expect, test } from './journey';

const SLUG = 'support-reply-grounding';
const TITLE = 'Which of these support replies can we trust?';

test('what was noticed is read as evidence, and the draft is played back by keyboard', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const { slug } = await makeHiringTeam(page);
  const { assessmentId } = await publishAssessment(page, { slug, exercises: [TITLE] });
  const robin = await inviteAndReadLink(page, { slug, assessmentId, name: 'Robin Candidate' });
  const sasha = await inviteAndReadLink(page, { slug, assessmentId, name: 'Sasha Other' });
  const at = { browser, baseURL: baseURL ?? '' };
  await sitThrough({ ...at, path: sasha.path, drafts: sampleDrafts(SLUG, ['exemplar']) });
  const { sittingId } = await sitThrough({
    ...at,
    path: robin.path,
    drafts: sampleDrafts(SLUG, ['naive', 'competent', 'exemplar']),
    events: [
      { event: { kind: 'paste', detail: { file: 'eval.ts', characters: 9_000, lines: 300, own: false } }, agoMs: 0 },
      { event: { kind: 'paste', detail: { file: 'memo.md', characters: 120, lines: 2, own: true } }, agoMs: 0 },
      { event: { kind: 'focus-lost', detail: {} }, agoMs: 0 },
    ],
  });

  await page.goto(`/organisations/${slug}/sittings/${sittingId}`);
  await page.getByRole('link', { name: 'Integrity' }).click();
  await expect(page.getByText('Evidence, not a verdict')).toBeVisible();
  await expect(page.getByRole('img', { name: /^Timeline of .*pastes: 2/ })).toBeVisible();
  await page.getByText('The timeline as a table').click();
  await page.getByLabel('Show').selectOption('paste');
  await expect(page.getByRole('row', { name: /Pasted 9000 characters in 300 lines into eval\.ts/ })).toBeVisible();
  await expect(
    page.getByText('A long paste is also what somebody does who works in their own editor', { exact: false }),
  ).toBeVisible();
  await page.getByText('Passages side by side').first().click();
  await expect(page.getByRole('link', { name: 'Sasha Other' }).first()).toBeVisible();
  await expect(page.getByRole('group', { name: 'Passage 1, Sasha Other' }).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: /^Play back/ }).click();
  const slider = page.getByRole('slider', { name: 'Time of the attempt' });
  await expect(slider).toHaveAttribute('aria-valuetext', /as given/);
  await slider.focus();
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /state 3 of 3/);
  await slider.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /state 2 of 3/);
  await expect(page.getByRole('status')).toContainText('Saved at');
  await slider.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /as given/);
  await slider.press('ArrowRight');
  await expect(page.locator('ins').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Memo' }).press('Enter');
  await expect(page.getByRole('group', { name: 'Memo' })).toBeVisible();
  await slider.focus();
  await slider.press('Home');
  await slider.press('Space');
  await expect(slider).toHaveAttribute('aria-valuetext', /state 3 of 3/);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Show state 1 in the player' }).click();
  await expect(slider).toHaveAttribute('aria-valuetext', /state 1 of 3/);

  for (const look of [
    { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
    { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  ] as const) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    await expectAccessible(page, `playback, ${look.colorScheme}`);
    await page.goto(`/organisations/${slug}/sittings/${sittingId}/integrity`);
    await expectAccessible(page, `integrity, ${look.colorScheme}`);
    await page.goBack();
  }
});

test('without JavaScript, every state with its changes stands in a list', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000);
  const { slug } = await makeHiringTeam(page);
  const { assessmentId } = await publishAssessment(page, { slug, exercises: [TITLE] });
  const { path } = await inviteAndReadLink(page, { slug, assessmentId });
  const { sittingId, attemptId } = await sitThrough({
    ...{ browser, baseURL: baseURL ?? '', path },
    drafts: sampleDrafts(SLUG, ['naive', 'competent']),
  });
  const plain = await browser.newContext({
    ...{ baseURL, javaScriptEnabled: false },
    storageState: await page.context().storageState(),
  });
  const list = await plain.newPage();
  await list.goto(`/organisations/${slug}/sittings/${sittingId}/playback/${attemptId}`);
  await expect(list.getByText('State 2', { exact: true })).toBeVisible();
  await list
    .getByText(/^Changed: /)
    .last()
    .click();
  await expect(list.getByRole('group', { name: 'Change of Memo in state 2' })).toBeVisible();
  await expect(list.getByRole('slider')).toBeHidden();
  await plain.close();
});
