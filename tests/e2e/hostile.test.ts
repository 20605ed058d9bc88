/**
 * Does script in any FHIR string stay a text? A provider puts it into every one, and a clinician reads the record in a
 * real browser.
 */
import { describe, expect, it } from 'vitest';
import { useProductAnswering } from './answering';
import { dialogsOf, find, region, signIn } from './steps';
import { allAnswered, countOf, wordsOf } from './waiting';

const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const SCRIPT = `"'><img src=x onerror=alert(1)><script>alert(2)</script><svg onload=fetch('https://evil.example/')>{{7*7}}\${7*7}`;
const ADDRESS = 'javascript:alert(3)//';
/**
 * Elements whose words a person reads; ids, codes, dates and references stay, or the resource would only be refused.
 */
const WORDS =
  /^(text|display|title|description|comment|patientInstruction|valueString|unit|city|line|alias|div|reason|name)$/;

function hostile(value: unknown, element = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => hostile(item, element));
  if (typeof value === 'string')
    return element === 'url' ? ADDRESS : WORDS.test(element) ? `${value} ${SCRIPT}` : value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  // the look-up and the person must still match, or nothing of it would be shown at all
  if ((value as { resourceType?: unknown }).resourceType === 'Patient') return value;
  const system = typeof (value as { system?: unknown }).system === 'string';
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      key,
      system && (key === 'system' || key === 'value') ? inner : key === 'link' ? inner : hostile(inner, key),
    ]),
  );
}

describe('a provider that sends script', () => {
  const product = useProductAnswering((body) => hostile(body));

  it('runs nothing, asks nothing and shows it as the words it is', async () => {
    const { page } = product.screen();
    const dialogs = dialogsOf(page);
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    expect(await wordsOf(region(page, 'Timeline'))).toContain('<script>alert(2)</script>');
    const rows = page.locator('[data-entry-id]');
    for (let at = 0; at < 12; at += 1) {
      await rows.nth(at).click();
      await region(page, 'Entry').waitFor();
      expect(
        await countOf(
          page.locator(
            'img[src="x"], svg[onload], [href^="javascript:"], [src^="javascript:"], body script:not([src])',
          ),
        ),
      ).toBe(0);
    }
    await page.getByRole('searchbox', { name: 'Search the record' }).fill('<script>');
    expect(await countOf(rows)).toBeGreaterThan(0);
    expect(dialogs).toEqual([]);
    // a refused load, a script error or a request to elsewhere fails the test by itself
  });
});
