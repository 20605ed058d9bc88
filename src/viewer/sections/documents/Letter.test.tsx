// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FhirResource } from 'fhir/r4';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildSections } from '../../../record/build';
import { SECTION_RULES } from '../../../record/registry';
import { queryClient } from '../../api/query-client';
import { useReading } from '../../open-record/reading';
import { RecordContext, type RecordOnScreen } from '../../open-record/record-context';
import { useOpenRecord, type OpenRecord } from '../../state/open-record';
import { startAfresh } from '../../../../tests/kits/viewer/screen';
import { Letter } from './Letter';

const document = (url: string | undefined, contentType = 'text/plain'): FhirResource => ({
  resourceType: 'DocumentReference',
  id: 'd1',
  status: 'current',
  type: { text: 'Clinic letter' },
  date: '2026-11-20T10:00:00Z',
  subject: { reference: 'Patient/acc' },
  content: [{ attachment: { contentType, ...(url === undefined ? {} : { url }) } }],
});

const answers: Response[] = [];
let notices: readonly { readonly code: string; readonly text: string }[] = [];
const asked: string[] = [];
const made = vi.fn((content: Blob) => `blob:${content.type}`);
const gone = vi.fn();

function show(resource: FhirResource): void {
  const states = [
    {
      state: 'answered' as const,
      provider: { id: 'north', name: 'Northgate Hospital', setting: 'acute' as const },
      resources: [resource],
      coverage: [],
      warnings: [],
      retrievedAt: '2026-11-22T15:00:00Z',
    },
  ];
  const record = buildSections({ providers: states, now: Date.parse('2026-11-22T15:00:00Z') }, SECTION_RULES);
  const onScreen = {
    opened: { access: 'acc', view: { emergency: null }, notices },
    record,
    states,
    nameOf: () => 'Northgate Hospital',
    inOrder: (ids: readonly string[]) => [...new Set(ids)],
  } as unknown as RecordOnScreen;
  const [entry] = record.entries;
  if (entry === undefined) throw new Error('no letter');
  render(
    <QueryClientProvider client={queryClient}>
      <RecordContext value={onScreen}>
        <Letter entry={entry} />
      </RecordContext>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  startAfresh();
  asked.length = 0;
  answers.length = 0;
  notices = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return Promise.resolve(answers.shift() ?? new Response(null, { status: 502 }));
  });
  URL.createObjectURL = made as unknown as typeof URL.createObjectURL;
  URL.revokeObjectURL = gone;
  // jsdom cannot save.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined);
});
afterEach(() => {
  cleanup();
  useReading.getState().forget();
  useOpenRecord.getState().forget();
  made.mockClear();
  gone.mockClear();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const open = (access: string): OpenRecord =>
  ({ record: { access, view: { emergency: null } } }) as unknown as OpenRecord;

const report = (presentedForm: unknown): FhirResource =>
  ({
    resourceType: 'DiagnosticReport',
    id: 'r1',
    status: 'final',
    code: { text: 'CT chest' },
    effectiveDateTime: '2026-11-20T10:00:00Z',
    subject: { reference: 'Patient/acc' },
    presentedForm,
  }) as FhirResource;

describe('the text of a report', () => {
  it('opens as a letter does', async () => {
    answers.push(new Response('No nodule.'));
    show(report([{ contentType: 'text/plain', url: 'Binary/r1', title: 'CT report' }]));
    expect((await screen.findByRole('group', { name: 'Words of CT chest' })).textContent).toBe('No nodule.');
    expect(screen.getByRole('heading', { name: 'Report' })).toBeTruthy();
    expect(asked).toEqual([`${location.origin}/fhir/north/Patient/acc/Binary/r1`]);
  });

  it('is offered in each form that it was issued in', async () => {
    answers.push(new Response('%PDF-1.4'), new Response('No nodule.'));
    show(
      report([
        { contentType: 'application/pdf', url: 'Binary/r1' },
        { contentType: 'text/plain', url: 'Binary/r2' },
      ]),
    );
    await userEvent.click(screen.getByRole('button', { name: 'From Northgate Hospital (text)' }));
    await screen.findByText('No nodule.');
  });

  it('is said not to have come where only its title did, and nothing is said of a report without one', () => {
    show(report([{ title: 'CT report' }]));
    expect(screen.getByText(/The text of the report was not sent/)).toBeTruthy();
    cleanup();
    for (const none of [undefined, [], 'x']) {
      show(report(none));
      expect(globalThis.document.body.textContent).toBe('');
      cleanup();
    }
    expect(asked).toEqual([]);
  });
});

describe('a letter that did not come as it was sent', () => {
  it('says on every letter, cut or not, what is left out of letters here', async () => {
    notices = [{ code: 'letter-lines', text: 'Routine lines are left out.' }];
    answers.push(new Response('Dear colleague'));
    show(document('Binary/b1'));
    await screen.findByText('Dear colleague');
    expect(screen.getByText('Routine lines are left out.')).toBeTruthy();
  });

  it('says that only its words were given, with what the letter itself was warned of', async () => {
    answers.push(
      new Response('Dear colleague', { headers: { 'X-Letter-Given': 'words', 'X-Letter-Warnings': 'pictures other' } }),
    );
    show(document('Binary/b1', 'text/html'));
    await screen.findByText('Dear colleague');
    expect(screen.getByText(/Only the words of this letter are given/)).toBeTruthy();
    expect(screen.getByText(/has a picture.*Ask Northgate Hospital for it/)).toBeTruthy();
    expect(globalThis.document.body.textContent).not.toContain('Save it to see it');
  });

  it('says that it could not be read, and in what it differs from what was said of it', async () => {
    answers.push(
      new Response('%PDF-1.4', { headers: { 'X-Letter-Given': 'unread', 'X-Letter-Differs': 'size hash x' } }),
    );
    show(document('Binary/b1', 'application/pdf'));
    expect(await screen.findByText(/could not be read here/)).toBeTruthy();
    expect(screen.getByText(/its length and content differs/)).toBeTruthy();
  });

  it('is said to be empty where it is', async () => {
    answers.push(new Response(''));
    show(document('Binary/b1'));
    expect(await screen.findByText(/The letter is empty/)).toBeTruthy();
  });
});

describe('a letter in the opened entry', () => {
  it('is fetched from its provider’s gateway base and shown as words', async () => {
    answers.push(new Response('<b>Dear colleague</b> <script>alert(1)</script>'));
    show(document('Binary/b1'));
    expect((await screen.findByRole('group', { name: 'Words of Clinic letter' })).textContent).toBe(
      '<b>Dear colleague</b> <script>alert(1)</script>',
    );
    expect(asked).toEqual([`${location.origin}/fhir/north/Patient/acc/Binary/b1`]);
    expect(globalThis.document.querySelector('script, b')).toBeNull();
  });

  it('is read as what the gateway judged it, not as what its provider calls it', async () => {
    answers.push(
      new Response('<html><h1>Plan</h1><ul><li>Stop aspirin</ul><table><tr><th>Drug<tr><td>a<td>b', {
        headers: { 'X-Letter-Type': 'text/plain' },
      }),
      new Response(Uint8Array.of(0x35, 0x20, 0xb5), { headers: { 'X-Letter-Type': 'text/plain; charset=iso-8859-5' } }),
    );
    show(document('Binary/b1', 'application/pdf'));
    const words = await screen.findByRole('group', { name: 'Words of Clinic letter' });
    expect(words.querySelector('h4')?.textContent).toBe('Plan');
    expect(words.querySelector('li')?.textContent).toBe('• Stop aspirin');
    expect([...words.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual(['a', 'b']);
    cleanup();
    show(document('Binary/b2', 'text/plain'));
    expect((await screen.findByRole('group')).textContent).toBe('5 Е');
  });

  it('says before its words what may be wrong with them, and after which parts are not shown', async () => {
    answers.push(new Response(Uint8Array.of(0x35, 0x20, 0xb5)), new Response('<html><p>a<img src=x>'));
    show(document('Binary/b1', 'text/plain'));
    expect((await screen.findByText(/does not say in which characters/)).closest('.wp-notice--warning')).not.toBeNull();
    cleanup();
    show(document('Binary/b2', 'text/html'));
    expect(await screen.findByText(/a picture that cannot be shown here/)).toBeTruthy();
  });

  it.each(['https://evil.example/letter', 'javascript:alert(1)', '../../api/session', 'Binary/..', undefined])(
    'asks nothing of %s, and says that the letter was not sent',
    (url) => {
      show(document(url));
      expect(
        screen.getByText('The letter itself was not sent: only that it exists. Ask Northgate Hospital for it.'),
      ).toBeTruthy();
      expect(asked).toEqual([]);
    },
  );

  it('waits to be asked while the arrow keys run through the list: every opening is audited', async () => {
    answers.push(new Response('Dear colleague'));
    useReading.getState().open('x', true);
    show(document('Binary/b1'));
    expect(asked).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Show the letter (text)' }));
    await screen.findByText('Dear colleague');
  });

  it.each([
    [404, /no longer gives this letter/],
    [409, /could not be confirmed to be about this person/],
    [502, /could not be reached.*by phone/],
    [503, /cannot be opened just now.*safety check.*Try again in a minute/],
    [504, /in time.*by phone/],
  ])('says why there is none after a %s and what to do, and asks again', async (status, words) => {
    answers.push(new Response('upstream <b>text</b>', { status }), new Response('Dear colleague'));
    show(document('Binary/b1'));
    expect((await screen.findByText(words)).textContent).toContain('Northgate Hospital');
    expect(globalThis.document.body.textContent).not.toContain('upstream');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Dear colleague');
  });

  it('draws an image from memory, and forgets its address when it leaves the screen', async () => {
    answers.push(new Response(Uint8Array.from('\x89PNG\r\n\x1a\n', (char) => char.charCodeAt(0))));
    show(document('Binary/b1', 'image/png'));
    expect((await screen.findByRole('img')).getAttribute('src')).toBe('blob:image/png');
    cleanup();
    expect(gone).toHaveBeenCalledWith('blob:image/png');
  });

  it('opens a PDF in a tab that closes with the record', async () => {
    const tab = { close: vi.fn(), document: new DOMParser().parseFromString('', 'text/html') };
    vi.stubGlobal(
      'open',
      vi.fn(() => tab),
    );
    useOpenRecord.getState().setOpen(open('acc'));
    answers.push(new Response('%PDF-1.4'));
    show(document('Binary/b1', 'application/pdf'));
    await userEvent.click(await screen.findByRole('button', { name: 'Open the PDF in a new tab' }));
    expect(tab.close).not.toHaveBeenCalled();
    useOpenRecord.getState().forget();
    expect(tab.close).toHaveBeenCalledOnce();
    expect(gone).toHaveBeenCalledWith('blob:application/pdf');
  });

  it('hands the browser nothing that could act: what is no PDF and no image is only bytes to save', async () => {
    answers.push(new Response('<!doctype html><p>Hello<script>alert(1)</script>'));
    show(document('Binary/b1', 'text/html'));
    await screen.findByText(/Only the words of this HTML letter/);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(made.mock.calls.map(([content]) => content.type)).toEqual(['application/octet-stream']);
  });
});
