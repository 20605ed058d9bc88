// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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
    const asked = answerWith(answers);
    signInAs('opt-out-officer');
    show(<OptOutScreen />);
    return asked;
  };
  const type = (name: string, text: string): Promise<void> =>
    userEvent.type(screen.getByRole('textbox', { name }), text);
  const fill = async (): Promise<void> => {
    for (const [name, text] of [
      ['First name', 'Marjorie'],
      ['Last name', 'XX-TESTPATIENT'],
      ['Date of birth', '14-Mar-1948'],
      ['NHS number', '999 012 3454'],
      ['Registered GP practice', 'Parkside'],
      ['Postal address', '1 Test Street'],
      ['Postcode', 'N1 9ZZ'],
    ] as const)
      await type(name, text);
    await userEvent.click(screen.getByRole('radio', { name: 'No' }));
    await userEvent.click(screen.getByRole('checkbox'));
    await userEvent.click(screen.getByRole('button', { name: 'Record opt-out' }));
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
    expect(asked).toEqual([]);
  });

  it('gives an acknowledgement for an opt-out that is on record', async () => {
    start({
      'POST /api/opt-outs': () => [201, { resourceType: 'Consent', id: 'consent-1', dateTime: '2026-11-22T10:00:00Z' }],
    });
    await fill();
    const acknowledgement = await screen.findByRole('article', { name: 'Acknowledgement' });
    for (const part of [
      'Marjorie XX-TESTPATIENT',
      '999 012 3454',
      '22-Nov-2026 10:00',
      'consent-1',
      'opt back in at any time',
    ])
      expect(acknowledgement.textContent).toContain(part);
  });

  it('says that nothing was recorded when demographics do not confirm the person', async () => {
    start({ 'POST /api/opt-outs': () => [409, { error: { code: 'not-confirmed', message: 'x' } }] });
    await fill();
    expect((await screen.findByRole('alert')).textContent).toContain('nothing was recorded');
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('withdraws the opt-out in force, after asking', async () => {
    const history = [
      {
        id: 'consent-1',
        decision: 'opted-out',
        decidedAt: '2026-09-02T13:02:00Z',
        recordedBy: 'Omar Haddad',
        origin: 'Opt-out desk',
        active: true,
      },
    ];
    const asked = start({
      'POST /api/opt-outs/search': () => [200, { optedOut: true, history }],
      'POST /api/opt-outs/consent-1/withdraw': () => [201, { resourceType: 'Consent' }],
    });
    await userEvent.click(screen.getByRole('button', { name: 'History' }));
    await type('NHS number', '999 012 3454');
    await userEvent.click(screen.getByRole('button', { name: 'Search' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Withdraw' }));
    expect(asked).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Withdraw the opt-out' }));
    await waitFor(() => {
      expect(asked.map(({ path }) => path)).toEqual([
        '/api/opt-outs/search',
        '/api/opt-outs/consent-1/withdraw',
        '/api/opt-outs/search',
      ]);
    });
  });
});
