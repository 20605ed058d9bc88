import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { startProviderInFront, type ProviderInFront } from './provider-in-front';
import { expectAccessible, expectNothingKept, find, region, signIn } from './steps';
import { allAnswered, heldBack, nobodyAsked, still, wordsOf } from './waiting';

const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const IN_ERROR = {
  coding: [
    { system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification', code: 'entered-in-error' },
  ],
};

describe('what is new since the reader last looked', () => {
  let riverside: ProviderInFront;
  beforeAll(async () => {
    riverside = await startProviderInFront();
  });
  afterAll(() => riverside.close());
  const product = useProduct((config) => ({
    ...config,
    providers: config.providers.map((provider) =>
      provider.id === 'riverside' ? { ...provider, baseUrl: riverside.standInFor(provider.baseUrl) } : provider,
    ),
  }));

  const open = async (page: Page): Promise<void> => {
    await find(page, MARJORIE);
    await allAnswered(page);
    await page.locator('[data-entry-id]').first().waitFor();
  };

  it('says nothing at the first opening; at the next what was added, changed and withdrawn, and whose it is', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await open(page);
    expect(await wordsOf(region(page, 'Timeline'))).not.toMatch(/you last looked|\bnew\b/);
    await page.getByRole('button', { name: 'Close record' }).click();

    await open(page);
    await region(page, 'Timeline')
      .getByText(/Nothing new since you last looked/)
      .waitFor();
    await page.getByRole('button', { name: 'Close record' }).click();

    riverside.edit((resources) => {
      const subject = resources.find(({ resourceType }) => resourceType === 'Condition')?.['subject'];
      return [
        ...resources.map((resource) =>
          resource.resourceType === 'AllergyIntolerance' ? { ...resource, verificationStatus: IN_ERROR } : resource,
        ),
        {
          resourceType: 'Condition',
          id: 'gout',
          subject,
          code: { text: 'Gout' },
          clinicalStatus: {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
          },
          onsetDateTime: '2026-11-20',
        },
      ];
    });
    const tell = await heldBack(page, '**/changes');
    await find(page, MARJORIE);
    await nobodyAsked(page);
    const timeline = region(page, 'Timeline');
    const rows = page.locator('[data-entry-id]');
    await rows.first().waitFor();
    const list = page.locator('.wp-timeline__list');
    const listAt = await still(page, () => list.boundingBox());
    const chip = timeline.getByRole('button', { name: /Since you last looked \d/ });
    expect(await still(page, () => chip.count())).toBe(0);
    tell();
    await chip.waitFor();
    expect((await still(page, () => list.boundingBox()))?.y).toBe(listAt?.y);
    await expectAccessible(page);
    await chip.click();
    await expect.poll(() => rows.count()).toBeLessThan(5);
    const row = rows.filter({ hasText: 'Gout' });
    await expect.poll(() => row.innerText()).toMatch(/\bnew\b/);
    await row.click();
    expect(await wordsOf(region(page, 'Entry').getByRole('list', { name: 'Since you last looked' }))).toMatch(
      /new Riverside Mental Health, since you last looked on \d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d/,
    );
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await timeline.getByRole('button', { name: 'Show all' }).click();

    await timeline.getByRole('button', { name: 'Withdrawn 1' }).click();
    await expect
      .poll(() => timeline.innerText())
      .toMatch(/penicillin.*: Riverside Mental Health now says that this was entered in error/i);
    const card = region(page, 'Summary').getByRole('region', { name: /New elsewhere since/ });
    await card.getByRole('button', { name: 'Problems 1' }).click();
    await expect.poll(() => rows.allInnerTexts()).toHaveLength(1);
    await expectAccessible(page);
    await expectNothingKept(page);
  });
});
