import { letterPdf } from '../kits/letters/pdf';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useProduct } from './product';
import { startProviderInFront, type ProviderInFront, type Resource } from './provider-in-front';
import { dialogsOf, expectAccessible, expectNothingKept, find, region, signIn } from './steps';
import { allAnswered, countOf, wordsOf } from './waiting';

const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const HTML = `<html><head><script>alert(1)</script><style>@import 'https://evil.example/a.css';</style></head><body onload="alert(2)">
<p>Dear Dr Patel,</p><img src="https://evil.example/x.png" onerror="alert(3)"><svg onload="alert(4)"></svg><iframe src="https://evil.example/"></iframe>
<form action="https://evil.example/"><p>Stop <a href="javascript:alert(5)">aspirin</a>.</p></form><meta http-equiv="refresh" content="0;url=https://evil.example/"></body></html>`;
const RTF = String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\field{\*\fldinst HYPERLINK "https://evil.example"}{\fldrslt Start apixaban}}.\par Yours sincerely}`;
const CDA = `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><component><structuredBody><component><section><title>Plan</title>
<text><list><item>Stop aspirin</item></list><table><tbody><tr><td>apixaban</td><td>5 mg</td></tr></tbody></table></text></section></component></structuredBody></component></ClinicalDocument>`;
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
);

const LETTERS = [
  ['Letter as text', 'text/plain', 'Dear colleague,\n\n<script>alert(6)</script> Potassium 4.6.'],
  ['Letter as HTML', 'text/html', HTML],
  ['Letter as RTF', 'application/rtf', RTF],
  ['Letter as image', 'image/png', PIXEL],
  ['Letter as PDF', 'application/pdf', '%PDF-1.4\n%%EOF'],
  ['Letter as drawn PDF', 'application/pdf', letterPdf([[50, 780, 'Start apixaban 5 mg']])],
  ['Letter as clinical document', 'application/xml', CDA],
  ['Letter that is SVG', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(7)"/>'],
] as const;

/** One letter of each kind, of the person that the others are about. */
const lettersBeside = (resources: readonly Resource[]): readonly Resource[] => {
  const subject = resources.find(({ resourceType }) => resourceType === 'Condition')?.['subject'];
  return [
    ...resources,
    ...LETTERS.map(([title, contentType], at) => ({
      resourceType: 'DocumentReference',
      id: `letter-${String(at)}`,
      status: 'current',
      subject,
      type: { text: title },
      date: `2026-11-1${String(at)}T10:00:00Z`,
      content: [{ attachment: { contentType, url: `Binary/content-${String(at)}` } }],
    })),
    {
      resourceType: 'DiagnosticReport',
      id: 'report-with-text',
      status: 'final',
      subject,
      code: { text: 'Report with a text' },
      effectiveDateTime: '2026-11-10T10:00:00Z',
      presentedForm: [{ contentType: 'text/html', url: 'Binary/content-1', title: 'Report' }],
    },
  ];
};

describe('letters in the opened entry', () => {
  let northgate: ProviderInFront;
  beforeAll(async () => {
    northgate = await startProviderInFront();
    northgate.edit(lettersBeside);
    LETTERS.forEach(([, contentType, body], at) => {
      northgate.holdBinary(`content-${String(at)}`, contentType, body);
    });
  });
  afterAll(() => northgate.close());
  const product = useProduct((config) => ({
    ...config,
    providers: config.providers.map((provider) =>
      provider.id === 'northgate' ? { ...provider, baseUrl: northgate.standInFor(provider.baseUrl) } : provider,
    ),
  }));

  const open = async (page: Page, title: string): Promise<string> => {
    await page.getByRole('searchbox', { name: 'Search the record' }).fill(title);
    await page.locator('[data-entry-id]').filter({ hasText: title }).first().click();
    const entry = region(page, 'Entry');
    // The letter before it stands there until this one does.
    await entry.getByRole('heading', { level: 2, name: title }).waitFor();
    await entry.getByRole('button', { name: 'Save' }).waitFor();
    return wordsOf(entry);
  };

  it('are words or a picture; nothing of them runs, and nothing is asked of anybody else', async () => {
    const { page } = product.screen();
    const dialogs = dialogsOf(page);
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    const entry = region(page, 'Entry');

    expect(await open(page, 'Letter as text')).toContain('<script>alert(6)</script> Potassium 4.6.');
    await expectAccessible(page);
    const html = await open(page, 'Letter as HTML');
    expect(html).toMatch(/Only the words of this HTML letter/);
    expect(html).toMatch(/Dear Dr Patel,\s+Stop aspirin\./);
    expect(
      await countOf(entry.locator('iframe, object, embed, svg, form, script, style, meta, img, [href^="javascript:"]')),
    ).toBe(0);
    await expectAccessible(page);
    expect(await open(page, 'Letter as RTF')).toMatch(/Start apixaban\.\s+Yours sincerely/);
    expect(await open(page, 'Letter as clinical document')).toMatch(/Plan\s+• Stop aspirin\s+apixaban\s+5 mg/);
    await expectAccessible(page);
    expect(await open(page, 'Report with a text')).toMatch(/Dear Dr Patel,\s+Stop aspirin\./);
    await open(page, 'Letter as image');
    await expect
      .poll(() => entry.getByRole('img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBe(1);
    await expectAccessible(page);
    expect(await open(page, 'Letter as PDF')).toMatch(/Open the PDF in a new tab/);
    await expectAccessible(page);
    await open(page, 'Letter as drawn PDF');
    const drawn = entry.getByRole('img', { name: /page 1 of 1/ });
    // Something is drawn, and its words stand below.
    await expect
      .poll(() =>
        drawn.evaluate((canvas) => {
          const { width, height } = canvas as HTMLCanvasElement;
          const { data } = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? {};
          return data?.some((value, at) => at % 4 < 3 && value < 100 && (data[at - (at % 4) + 3] ?? 0) > 0) ?? false;
        }),
      )
      .toBe(true);
    await expect.poll(() => wordsOf(entry)).toContain('Start apixaban 5 mg');
    await expectAccessible(page);
    expect(await open(page, 'Letter that is SVG')).toMatch(/cannot be shown here[\s\S]*Northgate Hospital/);
    expect(dialogs).toEqual([]);
    await expectNothingKept(page);
    // A refused load, a script error or a request to elsewhere fails the test by itself.
  });

  it('are found by their words once they have been opened, and no sooner', async () => {
    const { page } = product.screen();
    await signIn(page, 'Dr Asha Patel');
    await find(page, MARJORIE);
    await allAnswered(page);
    const search = page.getByRole('searchbox', { name: 'Search the record' });
    const timeline = region(page, 'Timeline');
    await search.fill('colleague');
    await timeline.getByText('their words once you have opened them').waitFor();
    expect(await countOf(page.locator('[data-entry-id]'))).toBe(0);

    await open(page, 'Letter as text');
    await page.keyboard.press('Escape');
    await search.fill('colleague');
    await timeline.getByText('Searched too: the words of the letter that you have opened').waitFor();
    expect(await wordsOf(page.locator('[data-entry-id]'))).toContain('Letter as text');
    await expectNothingKept(page);
  });
});
