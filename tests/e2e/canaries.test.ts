/**
 * Does anything that was withheld reach the page? A provider holds a marked twin of everything it has; whoever looks,
 * wherever, the mark is nowhere. Source: QUALITY "Non-interference".
 */
import type { FhirResource } from 'fhir/r4';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sectionOf } from '../../src/domain/section-of';
import type { SectionId } from '../../src/domain/sections';
import { planted } from '../kits/gateway/canaries';
import { useProduct } from './product';
import { startProviderInFront, type ProviderInFront, type Resource } from './provider-in-front';
import { find, layOutForPrint, layOutForScreen, region, signIn } from './steps';
import { allAnswered, atRest } from './waiting';

const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const MEDICINES = ['m', 'Reconcile medicines'] as const;
const HIV_LABEL = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' };
/** Sections that a social worker sees nothing of, and a GP everything. */
const NOT_FOR_ALL: readonly (SectionId | null)[] = ['results', 'documents', 'procedures'];

const twin = (resource: Resource, mark: string, more: Readonly<Record<string, unknown>> = {}): Resource => ({
  ...(planted(resource, mark, 'words') as Resource),
  id: `${resource.id}-${mark}`,
  ...more,
});

/**
 * Each resource, with a twin that nobody may see, under the same codes and dates as the one it would be merged with;
 * and of some one that not all may see.
 */
const withTwins = (resources: readonly Resource[]): readonly Resource[] => {
  const own = resources.filter(({ resourceType }) => resourceType !== 'Patient');
  return [
    ...resources,
    ...own.map((resource) => twin(resource, 'NEVERSEEN', { meta: { security: [HIV_LABEL] } })),
    ...own
      .filter((resource) => NOT_FOR_ALL.includes(sectionOf(resource as FhirResource, 'acute')))
      .map((resource) => twin(resource, 'GPALONE')),
  ];
};

/** Where a mark stands, with what is round it: whole pages would say nothing. */
const found = (text: string, mark: string): readonly string[] =>
  [...text.matchAll(new RegExp(`.{0,200}${mark}.{0,60}`, 'g'))].slice(0, 3).map(([around]) => around);

describe('what was withheld', () => {
  let northgate: ProviderInFront;
  beforeAll(async () => {
    northgate = await startProviderInFront();
    northgate.edit(withTwins);
  });
  afterAll(() => northgate.close());
  const product = useProduct((config) => ({
    ...config,
    providers: config.providers.map((provider) =>
      provider.id === 'northgate' ? { ...provider, baseUrl: northgate.standInFor(provider.baseUrl) } : provider,
    ),
  }));

  /**
   * Every body that the page received, beside what it made of them: its document, its address and all that it could
   * keep.
   */
  function watched(page: Page): () => Promise<string> {
    const bodies: Promise<string>[] = [];
    page.on('response', (response) => {
      if (/\/(api|fhir)\//.test(response.url())) bodies.push(response.text().catch(() => ''));
    });
    return async () => {
      const kept = await atRest(page, () =>
        page.evaluate(async () =>
          [
            document.documentElement.outerHTML,
            location.href,
            document.title,
            JSON.stringify(history.state),
            JSON.stringify(localStorage),
            JSON.stringify(sessionStorage),
            document.cookie,
            JSON.stringify([await indexedDB.databases(), await caches.keys()]),
          ].join('\n'),
        ),
      );
      return kept + (await Promise.all(bodies)).join('\n');
    };
  }

  /** Opens the record and goes everywhere in it; what the page held on the way. */
  async function walk(
    page: Page,
    user: string,
    places: readonly (readonly [key: string, region: string])[],
  ): Promise<string> {
    const here = watched(page);
    const held: string[] = [];
    await signIn(page, user);
    await find(page, MARJORIE);
    await allAnswered(page);
    held.push(await here());
    const rows = page.locator('[data-entry-id]');
    for (let at = 0; at < 5; at += 1) {
      await rows.nth(at).click();
      await region(page, 'Entry').waitFor();
      held.push(await here());
    }
    for (const [key, place] of places) {
      await page.keyboard.press(key);
      await region(page, place).waitFor();
      held.push(await here());
      await page.keyboard.press('Escape');
      await region(page, 'Timeline').waitFor();
    }
    await page.getByRole('searchbox', { name: 'Search the record' }).fill('SEEN');
    held.push(await here());
    await page.getByRole('searchbox', { name: 'Search the record' }).fill('');
    await layOutForPrint(page);
    held.push(await here());
    await layOutForScreen(page);
    return held.join('\n');
  }

  it('stands nowhere in the page, in what it could keep, or in any answer it received', async () => {
    const gp = await walk(product.screen().page, 'Dr Asha Patel', [MEDICINES, ['r', 'Results']]);
    // a mark of what is released does reach the page: so one of what is not would be found
    expect(found(gp, 'GPALONE')).not.toEqual([]);
    expect(found(gp, 'NEVERSEEN')).toEqual([]);
    const council = await walk((await product.another()).page, 'Jo Clarke', [MEDICINES]);
    expect(found(council, '(NEVERSEEN|GPALONE)')).toEqual([]);

    const { page } = await product.another();
    const here = watched(page);
    await signIn(page, 'Priscilla Wade');
    await page.getByRole('link', { name: 'Who looked' }).first().click();
    await page.getByRole('textbox', { name: 'NHS number' }).fill(MARJORIE.nhsNumber);
    await page.getByRole('button', { name: /search/i }).click();
    await page.getByText('Who looked at this record').waitFor();
    const looked = await here();
    expect(found(looked, 'Northgate')).not.toEqual([]);
    expect(found(looked, '(NEVERSEEN|GPALONE)')).toEqual([]);
  });
});
