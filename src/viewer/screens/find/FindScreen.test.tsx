// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useOpenRecord } from '../../state/open-record';
import { useRecentPeople } from '../../state/recent-people';
import { forgetEverything, signedOut } from '../../state/session';
import { answerWith, show, signInAs, startAfresh, type Answers } from '../../../../tests/kits/viewer/screen';
import { FindScreen } from './FindScreen';

const NUMBER = '999 012 3454';
const OPEN = {
  outcome: 'open',
  access: 'access-1',
  patient: { nhsNumber: '9990123454', name: 'XX-TESTPATIENT, Marjorie (Mrs)', dateOfBirth: '1948-03-14' },
  providers: [],
};

const box = (name: string): HTMLElement => screen.getByRole('textbox', { name });

async function fill(number: string, born: string): Promise<void> {
  await userEvent.type(box('NHS number'), number);
  await userEvent.type(box('Date of birth'), born);
  await userEvent.click(screen.getByRole('button', { name: 'Open record' }));
}

const start = (answers: Answers) => {
  const asked = answerWith(answers);
  signInAs('gp');
  show(<FindScreen />);
  return asked;
};

beforeEach(startAfresh);
afterEach(() => {
  cleanup();
  forgetEverything();
  vi.unstubAllGlobals();
});

describe('an opening that is answered after the sign-out', () => {
  it('opens nothing for whoever signs in next, and leaves nobody among the recent people', async () => {
    let release: (answer: Response) => void = () => undefined;
    const answer = new Promise<Response>((done) => {
      release = done;
    });
    start({});
    vi.stubGlobal('fetch', () => answer);
    await fill(NUMBER, '14-Mar-1948');
    signedOut();
    signInAs('social-worker');
    release(new Response(JSON.stringify(OPEN), { status: 201 }));
    await answer;
    await waitFor(() => {
      expect(screen.queryByText('Looking up…')).toBeNull();
    });
    expect(useOpenRecord.getState().open).toBeNull();
    expect(useRecentPeople.getState().people).toEqual([]);
  });
});

describe('finding a person', () => {
  it('sends nothing for an NHS number that fails Modulus 11', async () => {
    const asked = start({});
    await fill('999 012 3455', '14/03/1948');
    expect(screen.getByRole('alert').textContent).toContain('not a valid NHS number');
    expect(asked).toEqual([]);
  });

  it.each(['14-Mar-1948', '14/03/1948', '1948-03-14', '14031948', '14.3.48', '14 mar 48', '14/3/1948'])(
    'takes %s and sends the ISO day',
    async (born) => {
      const asked = start({ 'POST /api/records': () => [201, OPEN] });
      await fill(NUMBER, born);
      expect(asked).toEqual([
        {
          method: 'POST',
          path: '/api/records',
          body: { nhsNumber: '9990123454', dateOfBirth: '1948-03-14', purpose: 'direct-care' },
        },
      ]);
      expect(useOpenRecord.getState().open?.record.access).toBe('access-1');
    },
  );

  it('says a year of two digits that makes a child of somebody, and asks nothing before a second press', async () => {
    const asked = start({ 'POST /api/records': () => [201, OPEN] });
    await fill(NUMBER, '14.3.19');
    expect((box('Date of birth') as HTMLInputElement).value).toBe('14-Mar-2019');
    expect(screen.getByRole('alert').textContent).toContain('The year was read as 2019');
    expect(asked).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Open record' }));
    expect(asked[0]?.body).toMatchObject({ dateOfBirth: '2019-03-14' });
  });

  it('begins in the NHS number, and goes to the reason when an emergency is chosen', async () => {
    start({});
    expect(document.activeElement).toBe(box('NHS number'));
    await userEvent.click(screen.getByRole('radio', { name: 'Emergency' }));
    expect(document.activeElement).toBe(box('Reason'));
  });

  it('comes back from a refusal with everything that was typed', async () => {
    start({ 'POST /api/records': () => [404, { error: { code: 'nobody-found', message: 'x' } }] });
    await fill(NUMBER, '14-Mar-1948');
    await screen.findByRole('heading', { name: 'Nobody found' });
    history.back();
    await screen.findByRole('button', { name: 'Open record' });
    expect((box('NHS number') as HTMLInputElement).value).toBe(NUMBER);
    expect((box('Date of birth') as HTMLInputElement).value).toBe('14-Mar-1948');
  });

  it('opens a recent person by one press, for direct care, whatever stands in the form', async () => {
    useRecentPeople.getState().add({
      nhsNumber: '9990123454',
      dateOfBirth: '1948-03-14',
      name: OPEN.patient.name,
      openedAt: Date.parse('2026-11-22T10:00:00Z'),
    });
    const asked = start({ 'POST /api/records': () => [201, OPEN] });
    await userEvent.click(screen.getByRole('radio', { name: 'Emergency' }));
    await userEvent.click(screen.getByRole('button', { name: /Marjorie.*opened 10:00/ }));
    expect(asked.map(({ body }) => body)).toEqual([
      { nhsNumber: '9990123454', dateOfBirth: '1948-03-14', purpose: 'direct-care' },
    ]);
  });

  it('keeps nobody who was opened in an emergency among the recent people', async () => {
    start({ 'POST /api/records': () => [201, OPEN] });
    await userEvent.click(screen.getByRole('radio', { name: 'Emergency' }));
    await userEvent.type(box('Reason'), 'unconscious in resus');
    await fill(NUMBER, '14-Mar-1948');
    expect(useOpenRecord.getState().open?.record.access).toBe('access-1');
    expect(useRecentPeople.getState().people).toEqual([]);
  });

  it('leaves no trace of the person in address, title, history or storage', async () => {
    start({ 'POST /api/records': () => [201, OPEN] });
    await fill(NUMBER, '14-Mar-1948');
    expect(window.location.pathname).toBe('/record');
    const kept = [window.history.state, localStorage, sessionStorage].map((one) => JSON.stringify(one));
    const traces = [window.location.href, document.title, ...kept, document.cookie].join(' ');
    for (const part of ['9990123454', '999 012', 'MARJORIE', 'TESTPATIENT', '1948', 'access-1'])
      expect(traces.toUpperCase()).not.toContain(part.toUpperCase());
  });

  it('asks for a reason of ten characters in an emergency, and only then', async () => {
    const asked = start({ 'POST /api/records': () => [201, OPEN] });
    expect(screen.queryByRole('textbox', { name: 'Reason' })).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'Emergency' }));
    await userEvent.type(box('Reason'), '  short   ');
    await fill(NUMBER, '14-Mar-1948');
    expect(asked).toEqual([]);
    await userEvent.type(box('Reason'), 'unconscious in resus');
    await userEvent.click(screen.getByRole('button', { name: 'Open record' }));
    expect(asked[0]?.body).toMatchObject({ purpose: 'emergency', reason: 'short   unconscious in resus' });
  });

  it.each([
    ['Opted out of the joined-up record', [200, { outcome: 'opted-out', message: 'x' }]],
    ['Restricted record', [200, { outcome: 'restricted', message: 'x' }]],
    ['Nobody found', [404, { error: { code: 'nobody-found', message: 'x' } }]],
  ] as const)('shows "%s" and gives nothing of the person away', async (heading, answer) => {
    start({ 'POST /api/records': () => answer });
    await fill(NUMBER, '14-Mar-1948');
    expect(await screen.findByRole('heading', { level: 1, name: heading })).toBe(document.activeElement);
    expect(document.body.textContent).not.toMatch(/9990123454|999 012|1948/);
    expect(useRecentPeople.getState().people).toEqual([]);
  });

  it.each([
    [429, { 'Retry-After': '240' }, /Too many look-ups.*4 minutes/],
    [503, {}, /safety check could not be made/],
    [403, {}, /role/],
    [500, {}, /could not do this/],
  ] as const)('says what to do when the gateway answers %i', async (status, headers, words) => {
    start({ 'POST /api/records': () => [status, { error: { code: 'x', message: '' } }, headers] });
    await fill(NUMBER, '14-Mar-1948');
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
  });

  it('has each textbox once, whichever way one searches', async () => {
    start({});
    expect(screen.getAllByRole('textbox')).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Search by name instead' }));
    expect(screen.queryByRole('textbox', { name: 'NHS number' })).toBeNull();
    expect(screen.getAllByRole('textbox', { name: 'Date of birth' })).toHaveLength(1);
  });

  it('says that too many match, and what to do, and names nobody', async () => {
    start({ 'POST /api/patients': () => [200, { matches: [], tooMany: true }] });
    await userEvent.click(screen.getByRole('button', { name: 'Search by name instead' }));
    await userEvent.type(box('Family name'), 'smith');
    await userEvent.type(box('Given name'), 'John');
    await userEvent.type(box('Date of birth'), '14/3/1948');
    await userEvent.click(screen.getByRole('button', { name: 'Find people' }));
    const told = (await screen.findByText(/Too many people found/)).closest('[role="status"], div')?.textContent;
    expect(told).not.toMatch(/Nobody found/);
    expect(document.body.textContent).toMatch(/too many match\. Add the postcode/);
  });

  it('says that demographics are busy in the words of the gateway', async () => {
    const message = 'Demographics are busy, so nobody can be looked up. Try again in 3 seconds.';
    start({ 'POST /api/records': () => [503, { error: { code: 'demographics-busy', message } }] });
    await fill(NUMBER, '14-Mar-1948');
    expect((await screen.findByRole('alert')).textContent).toContain(message);
  });

  it('opens a person picked from the matches by number, for the purpose chosen', async () => {
    const match = {
      nhsNumber: '9990123454',
      name: 'XX-TESTPATIENT, Marjorie (Mrs)',
      dateOfBirth: '1948-03-14',
      gender: 'Female',
    };
    const asked = start({
      'POST /api/patients': () => [200, { matches: [match] }],
      'POST /api/records': () => [201, OPEN],
    });
    await userEvent.click(screen.getByRole('button', { name: 'Search by name instead' }));
    await userEvent.type(box('Family name'), 'xx-testpatient');
    await userEvent.type(box('Given name'), 'Marjorie');
    await userEvent.type(box('Date of birth'), '14/3/1948');
    await userEvent.click(screen.getByRole('button', { name: 'Find people' }));
    await userEvent.click(await screen.findByRole('button', { name: /^Open record of/ }));
    expect(asked.map(({ body }) => body)).toEqual([
      { family: 'xx-testpatient', given: 'Marjorie', dateOfBirth: '1948-03-14' },
      { nhsNumber: '9990123454', dateOfBirth: '1948-03-14', purpose: 'direct-care' },
    ]);
  });

  it('closes the record that is open before it asks for another', async () => {
    useOpenRecord.setState({ open: { record: OPEN as never, purpose: 'direct-care', reason: null } });
    const asked = start({
      'POST /api/records': () => {
        expect(useOpenRecord.getState().open).toBeNull();
        return [404];
      },
      'DELETE /api/records/access-1': () => [204],
    });
    await fill(NUMBER, '14-Mar-1948');
    expect(asked.map(({ method }) => method)).toEqual(['DELETE', 'POST']);
  });
});
