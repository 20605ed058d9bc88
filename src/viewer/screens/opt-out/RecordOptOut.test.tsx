// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readReference } from '../../../domain/reference';
import { answerWith, show, signInAs, startAfresh, type Answers } from '../../../../tests/kits/viewer/screen';
import { checkPaper, EMPTY_PAPER, isSixteen, toOptOut, type PaperForm } from './opt-out-form';
import { OptOutScreen } from './OptOutScreen';

const WHOLE: PaperForm = {
  ...EMPTY_PAPER,
  firstName: ' Marjorie',
  lastName: 'XX-TESTPATIENT',
  dateOfBirth: '14-Mar-1948',
  nhsNumber: '999 012 3454',
  gpPractice: 'Parkside Medical Centre',
  address: '1 Test Street',
  postcode: 'N1 9ZZ',
  onBehalf: 'no',
  leafletRead: true,
};
const TODAY = '2026-11-22';
const named = (form: PaperForm): readonly string[] =>
  Object.entries(checkPaper(form, TODAY)).flatMap(([id, text]) => (text === undefined ? [] : [id]));

describe('the leaflet form', () => {
  it('names every starred field that is missing, and no optional one', () => {
    expect(named(EMPTY_PAPER)).toEqual([
      'firstName',
      'lastName',
      'dateOfBirth',
      'nhsNumber',
      'gpPractice',
      'address',
      'postcode',
      'onBehalf',
      'leafletRead',
    ]);
    expect(named(WHOLE)).toEqual([]);
  });

  it.each([
    ['lastName', { lastName: '  ' }],
    ['dateOfBirth', { dateOfBirth: '31/02/1948' }],
    ['nhsNumber', { nhsNumber: '999 012 3455' }],
    ['email', { email: 'not an address' }],
    ['leafletRead', { leafletRead: false }],
    ['behalfName', { onBehalf: 'yes', relationship: 'Daughter', basis: 'court-appointed-deputy' }],
    ['relationship', { onBehalf: 'yes', behalfName: 'A Person', basis: 'court-appointed-deputy' }],
    ['basis', { onBehalf: 'yes', behalfName: 'A Person', relationship: 'Daughter' }],
    ['basis', { onBehalf: 'yes', behalfName: 'A Person', relationship: 'Mother', basis: 'parental-responsibility' }],
  ] as const)('names %s alone for %j', (field, part) => {
    expect(named({ ...WHOLE, ...part })).toEqual([field]);
  });

  it('lets a parent decide until the sixteenth birthday, and not on it', () => {
    expect(isSixteen('2010-11-23', TODAY)).toBe(false);
    expect(isSixteen('2010-11-22', TODAY)).toBe(true);
  });

  it('sends what was written, trimmed, and nothing that was left empty', () => {
    expect(toOptOut(WHOLE)).toEqual({
      nhsNumber: '9990123454',
      firstName: 'Marjorie',
      lastName: 'XX-TESTPATIENT',
      dateOfBirth: '1948-03-14',
      gpPractice: 'Parkside Medical Centre',
      address: '1 Test Street',
      postcode: 'N1 9ZZ',
      leafletRead: true,
    });
  });
});

describe('the opt-out desk', () => {
  const start = (answers: Answers) => {
    const asked = answerWith({ 'GET /api/opt-outs/worklist': () => [200, { rows: [] }], ...answers });
    signInAs('opt-out-officer');
    show(<OptOutScreen />);
    return asked;
  };
  const type = (name: string, text: string): Promise<void> =>
    userEvent.type(screen.getByRole('textbox', { name }), text);
  const PAPER = [
    ['First name', 'Marjorie'],
    ['Last name', 'XX-TESTPATIENT'],
    ['Date of birth', '14-Mar-1948'],
    ['Registered GP practice', 'Parkside'],
    ['Postal address', '1 Test Street'],
    ['Postcode', 'N1 9ZZ'],
  ] as const;
  const fillIn = async (button: string, ...signature: readonly string[]): Promise<void> => {
    for (const [name, text] of PAPER) await type(name, text);
    for (const name of signature) await type(name, 'Marjorie XX-TESTPATIENT');
    await userEvent.click(screen.getByRole('radio', { name: 'No' }));
    await userEvent.click(screen.getByRole('button', { name: button }));
  };
  const fill = async (): Promise<void> => {
    await type('NHS number', '999 012 3454');
    await userEvent.click(screen.getByRole('checkbox'));
    await fillIn('Record opt-out');
  };

  beforeEach(startAfresh);
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('sends nothing while a field is missing, and leads from the list to the field', async () => {
    const asked = start({});
    await userEvent.click(screen.getByRole('button', { name: 'Record opt-out' }));
    await userEvent.click(screen.getByRole('link', { name: 'Enter the postcode' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Postcode' }));
    expect(asked.map(({ path }) => path)).toEqual(['/api/opt-outs/worklist']);
  });

  const NOTHING = {
    nhsNumber: '9990123454',
    optedOut: false,
    held: false,
    reviewDue: false,
    history: [],
    cases: [],
  } as const;
  const DECISION = {
    id: 'consent-1',
    decision: 'opted-out',
    decidedAt: '2026-09-02T13:02:00Z',
    recordedBy: 'Omar Haddad',
    origin: 'Opt-out desk',
    reference: '7K3M-9QPD',
    active: true,
  };
  const CASE = {
    id: 'case-1',
    reference: '7K3M-9QPD',
    kind: 'opt-out',
    way: 'post',
    origin: 'Opt-out desk',
    name: 'Marjorie XX-TESTPATIENT',
    state: 'recorded',
    openedAt: '2026-11-22T10:00:00Z',
    due: null,
    consent: 'consent-1',
    hasForm: true,
    steps: [{ state: 'recorded', at: '2026-11-22T10:00:00Z', by: 'Oscar Lowe' }],
    moves: ['acknowledged'],
  };
  const LETTER = {
    reference: '7K3M-9QPD',
    kind: 'opted-out',
    to: { name: 'Marjorie XX-TESTPATIENT', lines: ['1 Test Street', 'N1 9ZZ'], email: null },
    date: '2026-11-22',
    subject: 'Your request about the joined-up health and care record',
    paragraphs: ['On 22-Nov-2026 we recorded it.', 'It covers north central London only.'],
  };
  const search = (...answers: readonly object[]) => {
    let at = -1;
    return () => [200, answers[(at = Math.min(at + 1, answers.length - 1))]] as const;
  };

  it('gives a letter to the address on the form for an opt-out that is on record', async () => {
    const asked = start({
      'POST /api/opt-outs/search': search(NOTHING, { ...NOTHING, cases: [CASE] }),
      'POST /api/opt-outs': () => [201, { resourceType: 'Consent', id: 'consent-1' }],
      'POST /api/opt-outs/cases/case-1/letter': () => [200, LETTER],
      'POST /api/opt-outs/cases/case-1': () => [200, { cases: [{ ...CASE, state: 'acknowledged', moves: [] }] }],
    });
    await fill();
    const letter = await screen.findByRole('article', { name: 'Acknowledgement' });
    for (const part of ['Marjorie XX-TESTPATIENT', '1 Test Street', '7K3M-9QPD', '22-Nov-2026', 'north central London'])
      expect(letter.textContent).toContain(part);
    await userEvent.click(screen.getByRole('button', { name: 'Mark as sent' }));
    await screen.findByRole('heading', { name: 'Opt-outs' });
    expect(screen.getByText('7K3M-9QPD: the letter is noted as sent.')).toBeTruthy();
    expect(asked.find(({ path }) => path === '/api/opt-outs/cases/case-1')?.body).toEqual({ state: 'acknowledged' });
  });

  it('says where a form is kept that demographics do not confirm, and records nothing', async () => {
    start({
      'POST /api/opt-outs/search': search(NOTHING),
      'POST /api/opt-outs': () => [409, { error: { code: 'not-confirmed', message: 'It is on the worklist.' } }],
    });
    await fill();
    expect((await screen.findByRole('status')).textContent).toContain('It is on the worklist.');
    expect(screen.getByRole('heading', { name: 'The form is kept' })).toBeTruthy();
    expect(screen.queryByRole('article')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Put right what I typed' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Last name' }).value).toBe('XX-TESTPATIENT');
  });

  it('writes a letter again that was sent, and does not offer to mark it as sent again', async () => {
    start({
      'POST /api/opt-outs/search': search({ ...NOTHING, cases: [{ ...CASE, state: 'acknowledged', moves: [] }] }),
      'POST /api/opt-outs/cases/case-1/letter': () => [200, LETTER],
    });
    await userEvent.click(screen.getByRole('button', { name: 'History' }));
    await type('NHS number or reference', '999 012 3454');
    await userEvent.click(screen.getByRole('button', { name: 'Search' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Write letter about 7K3M-9QPD' }));
    await screen.findByRole('article', { name: 'Acknowledgement' });
    expect(screen.queryByRole('button', { name: 'Mark as sent' })).toBeNull();
  });

  it.each([
    ['', 'Enter an NHS number or a reference'],
    ['7K3M-9QPD', /not one of our references/],
    ['999 012 3455', /not a valid NHS number/],
    ['999 012', /10 digits/],
  ])('says of what was looked up wrongly which it is: “%s”', async (typed, said) => {
    const asked = start({});
    await userEvent.click(screen.getByRole('button', { name: 'History' }));
    const before = asked.length;
    if (typed !== '') await type('NHS number or reference', typed);
    await userEvent.click(screen.getByRole('button', { name: 'Search' }));
    expect(screen.getByRole('link', { name: said })).toBeTruthy();
    expect(asked).toHaveLength(before);
  });

  it('gives a reference as an example that it would take', async () => {
    start({});
    await userEvent.click(screen.getByRole('button', { name: 'History' }));
    const [, example = ''] = /reference like (\S+)/.exec(document.body.textContent ?? '') ?? [];
    expect(readReference(example.slice(0, 9))).not.toBeNull();
  });

  it('says that somebody is opted out already before a second form is sent', async () => {
    const asked = start({
      'POST /api/opt-outs/search': search({ ...NOTHING, optedOut: true, history: [DECISION] }),
      'POST /api/opt-outs': () => [201, { resourceType: 'Consent', id: 'consent-2', duplicateOf: 'consent-1' }],
    });
    await fill();
    expect((await screen.findByRole('dialog', { name: 'Already opted out' })).textContent).toContain('7K3M-9QPD');
    expect(asked.map(({ path }) => path)).not.toContain('/api/opt-outs');
    await userEvent.click(screen.getByRole('button', { name: 'Record this form too' }));
    await waitFor(() => {
      expect(asked.map(({ path }) => path)).toContain('/api/opt-outs');
    });
  });

  it('opts somebody back in by the whole form and its signature, and not without', async () => {
    const asked = start({
      'POST /api/opt-outs/search': search({ ...NOTHING, optedOut: true, history: [DECISION] }),
      'POST /api/opt-outs/consent-1/withdraw': () => [201, { resourceType: 'Consent', id: 'consent-2' }],
    });
    await userEvent.click(screen.getByRole('button', { name: 'History' }));
    await type('NHS number or reference', '999 012 3454');
    await userEvent.click(screen.getByRole('button', { name: 'Search' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Opt back in' }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Opt this person back in' }));
    const before = asked.length;
    await userEvent.click(screen.getByRole('button', { name: 'Opt back in' }));
    expect(screen.getByRole('link', { name: 'Enter the full name under the signature' })).toBeTruthy();
    expect(asked).toHaveLength(before);
    await fillIn('Opt back in', 'Signed by');
    await waitFor(() => {
      expect(asked.find(({ path }) => path.endsWith('/withdraw'))?.body).toMatchObject({
        signedBy: 'Marjorie XX-TESTPATIENT',
        nhsNumber: '9990123454',
        lastName: 'XX-TESTPATIENT',
        dateOfBirth: '1948-03-14',
        address: '1 Test Street',
      });
    });
    expect(JSON.stringify(asked.find(({ path }) => path.endsWith('/withdraw'))?.body)).not.toContain('leafletRead');
  });
});
