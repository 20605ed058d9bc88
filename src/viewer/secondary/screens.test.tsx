// @vitest-environment jsdom
/** Does each screen ask for what it says, in order, and tell what came of it? */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ANSWER, BOARD, BUILD, REGISTER, REQUEST, WAITING, WORKLIST } from '../../../tests/kits/secondary/shown';
import { sent, showPage } from '../../../tests/kits/secondary/screens';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const tick = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('checkbox', { name }));
const choose = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('radio', { name }));
const type = (name: string | RegExp, text: string): Promise<void> =>
  userEvent.type(screen.getByRole('textbox', { name }), text);
const REFUSED = { error: { code: 'objections-stale', message: '', rules: ['OB-1'] } };
const FLU_PAGE = { 'GET /api/requests/r-flu': () => [200, REQUEST] as const };

describe('without signing in', () => {
  it('the register of uses is read, and nothing that names anybody', async () => {
    showPage('/uses', null, { 'GET /api/register': () => [200, REGISTER] });
    expect(await screen.findByRole('heading', { name: 'Flu vaccine 2025/26' })).toBeTruthy();
    expect(screen.getByText(/An analyst of North Central London ICB/)).toBeTruthy();
    expect(document.body.textContent).not.toContain('Adeyemi');
  });

  it('every other place is the way in', async () => {
    showPage('/worklist', null, { 'GET /api/identity': () => [200, { mode: 'oidc', loginUrl: '/login' }] });
    expect(await screen.findByRole('link', { name: 'Sign in with your organisation' })).toBeTruthy();
  });
});

describe('a session', () => {
  it('that ended leaves nothing of what was read', async () => {
    let over = false;
    showPage('/requests/r-flu', 'analyst', {
      ...FLU_PAGE,
      'GET /api/session': () => [
        200,
        over ? { signedIn: false, instance: { name: 'x' } } : { ...SIGNED_IN, user: { id: 'u', name: 'Tom Adeyemi' } },
      ],
      'GET /api/requests': () => [401, { error: { code: 'signed-out', message: '' } }],
      'GET /api/identity': () => [200, { mode: 'oidc', loginUrl: '/login' }],
    });
    await screen.findByRole('heading', { level: 1, name: 'Flu vaccine 2025/26' });
    over = true;
    await userEvent.click(screen.getByRole('link', { name: 'Requests' }));
    expect(await screen.findByRole('link', { name: 'Sign in with your organisation' })).toBeTruthy();
    expect(document.body.textContent).not.toContain('Flu vaccine');
  });

  it('that was left gives way to the next', async () => {
    let over = false;
    showPage('/requests', 'analyst', {
      'GET /api/requests': () => [200, { requests: [] }],
      'GET /api/session': () => [
        200,
        over ? { signedIn: false, instance: { name: 'x' } } : { ...SIGNED_IN, user: { id: 'u', name: 'Tom Adeyemi' } },
      ],
      'DELETE /api/session': () => {
        over = true;
        return [204];
      },
      'GET /api/identity': () => [200, { mode: 'oidc', loginUrl: '/login' }],
    });
    await screen.findByText('No request is on record yet.');
    await press('Sign out');
    expect(screen.queryByText('No request is on record yet.')).toBeNull();
    expect(await screen.findByRole('link', { name: 'Sign in with your organisation' })).toBeTruthy();
  });

  it.each([
    ['analyst', '/worklist', 'Requests'],
    ['key-custodian', '/requests', 'Register of uses'],
    ['opt-out-officer', '/requests/r-flu', 'Objections to secondary use'],
  ] as const)('of the %s finds no door to %s', async (role, path, heading) => {
    showPage(path, role, {
      'GET /api/requests': () => [200, { requests: [] }],
      'GET /api/register': () => [200, { ...REGISTER, uses: [] }],
    });
    expect(await screen.findByRole('heading', { level: 1, name: heading })).toBeTruthy();
  });
});

const SIGNED_IN = {
  signedIn: true,
  role: 'analyst',
  organisation: BOARD,
  instance: { name: 'x' },
  idleEndsAt: '2999-01-01T00:00:00Z',
  endsAt: '2999-01-01T00:00:00Z',
};

describe('asking for data', () => {
  it('names what is missing, and sends nothing', async () => {
    const asked = showPage('/requests/new', 'analyst', {});
    await userEvent.click(await screen.findByRole('button', { name: 'Keep as a draft' }));
    expect(screen.getByRole('alert').textContent).toContain('Choose one of the three purposes');
    expect(sent(asked)).toEqual([]);
  });

  it('brings what a question needs, shows what that leaves out, and keeps a draft of no more', async () => {
    const asked = showPage('/requests/new', 'analyst', {
      'POST /api/requests': () => [201, { id: 'r-flu', state: 'draft' }],
      ...FLU_PAGE,
    });
    await screen.findByRole('heading', { name: 'Ask for data' });
    await type('Title', 'Flu');
    await type('What do you want to find out?', 'Who has no record of it?');
    await choose(/^Preventing/);
    await type('Who benefits, and how?', 'Clinics open there');
    await tick(/^Flu vaccine/);
    await tick('Borough');
    const beside = screen.getByRole('complementary', { name: 'What this asks for' });
    expect(beside.textContent).toContain('Age bandBorough');
    expect(beside.textContent).toContain('Not asked for: sex, ethnic group, deprivation fifth, practice');
    expect(beside.textContent).toContain('Name, NHS number, address and postcode');
    await press('Keep as a draft');
    await screen.findByRole('heading', { name: 'What for, and by whom' });
    expect(sent(asked).map(({ path, body }) => [path, body])).toEqual([
      [
        '/api/requests',
        expect.objectContaining({
          data: {
            columns: ['ageBand', 'borough'],
            valueSets: ['flu-risk-group', 'pregnancy', 'flu-vaccine'],
            precision: 'month',
            period: { from: '2025-03-01', to: '2026-03-31' },
          },
          outputs: { questions: ['flu'], by: ['ageBand', 'borough'] },
        }),
      ],
    ]);
  });
});

describe('a decision', () => {
  const decide = {
    'GET /api/requests/r-flu': () => [200, { ...REQUEST, state: 'submitted', mayDo: ['decide'] }] as const,
    'POST /api/requests/r-flu/decision': () => [202, { id: 'r-flu', state: 'submitted' }] as const,
  };

  it('narrows what was asked for, row by row', async () => {
    const asked = showPage('/requests/r-flu', 'data-access-group', decide);
    await screen.findByRole('heading', { name: 'Decide' });
    await choose('Approve');
    await tick('Borough');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Dates to the' }), 'year');
    await userEvent.clear(screen.getByRole('textbox', { name: 'Least count that is shown' }));
    await type('Least count that is shown', '12');
    await type('Last day', '31-May-2027');
    await press('Record your decision');
    await waitFor(() => {
      expect(sent(asked)[0]?.body).toEqual({
        decision: 'approve',
        conditions: [
          { kind: 'precision', precision: 'year' },
          { kind: 'columns', columns: ['ageBand', 'ethnicGroup'] },
          { kind: 'threshold', least: 12 },
          { kind: 'expiry', on: '2027-05-31' },
        ],
      });
    });
  });

  it('that shows counts below 8, or refuses without a reason, is not sent', async () => {
    const asked = showPage('/requests/r-flu', 'data-access-group', decide);
    await screen.findByRole('heading', { name: 'Decide' });
    await choose('Approve');
    await userEvent.clear(screen.getByRole('textbox', { name: 'Least count that is shown' }));
    await type('Least count that is shown', '7');
    await press('Record your decision');
    expect(screen.getByRole('alert').textContent).toContain('at least 8');
    await choose('Refuse');
    await press('Record your decision');
    expect(screen.getByRole('alert').textContent).toContain('Give the reason');
    expect(sent(asked)).toEqual([]);
  });
});

describe('a question', () => {
  const PATHS = {
    ...FLU_PAGE,
    'POST /api/requests/r-flu/preview': () => [200, { ...ANSWER, synthetic: true }] as const,
    'POST /api/requests/r-flu/answers': () => [201, { ...ANSWER, id: 'a-2' }] as const,
  };

  it('is asked of the data set only after a preview of the same choice', async () => {
    const asked = showPage('/requests/r-flu/question', 'analyst', PATHS);
    await screen.findByRole('heading', { level: 1, name: 'No record of a flu vaccine, by age band' });
    await press('Ask the data set');
    expect(sent(asked)).toEqual([]);
    await tick('Ethnic group');
    await press('Preview on made-up rows');
    expect(await screen.findByText('A preview on made-up rows')).toBeTruthy();
    await tick('Borough');
    expect(screen.queryByText('A preview on made-up rows')).toBeNull();
    await press('Ask the data set');
    await tick('Borough');
    await press('Ask the data set');
    expect(await screen.findByText('The answer, not released')).toBeTruthy();
    const body = { question: 'flu', by: ['ageBand', 'ethnicGroup'] };
    expect(sent(asked).map(({ path, body: own }) => [path, own])).toEqual([
      ['/api/requests/r-flu/preview', body],
      ['/api/requests/r-flu/answers', body],
    ]);
  });

  it('cannot be asked while its data set is stale, and says why', async () => {
    const closed = { code: 'objections-stale', message: 'Somebody has opted out since it was built.', rules: ['OB-1'] };
    const asked = showPage('/requests/r-flu/question', 'analyst', {
      ...PATHS,
      'GET /api/requests/r-flu': () => [200, { ...REQUEST, closed }],
    });
    expect((await screen.findAllByText(closed.message)).length).toBeGreaterThan(0);
    await press('Preview on made-up rows');
    await screen.findByText('A preview on made-up rows');
    await press('Ask the data set');
    expect(sent(asked).map(({ path }) => path)).toEqual(['/api/requests/r-flu/preview']);
  });

  it('that is refused says what happened, what to do, and by which rule', async () => {
    showPage('/requests/r-flu/question', 'analyst', {
      ...PATHS,
      'POST /api/requests/r-flu/answers': () => [409, REFUSED],
    });
    await screen.findByRole('heading', { level: 1, name: /^No record/ });
    await press('Preview on made-up rows');
    await screen.findByText('A preview on made-up rows');
    await press('Ask the data set');
    const notice = (await screen.findByText('No answer was given')).closest('[role=status]');
    expect(notice?.textContent).toContain('Ask the linkage team to build it again');
    expect(notice?.textContent).toContain('Rule OB-1');
  });

  it('says whom and what it counts, and never that something did not happen', async () => {
    showPage('/requests/r-flu/question', 'analyst', PATHS);
    await screen.findByRole('heading', { level: 1, name: /^No record/ });
    expect(screen.getByText(/people registered with a GP, aged 65 or over/)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/did not|have not|never had/i);
  });
});

describe('a release', () => {
  const RELEASE = {
    'GET /api/requests/r-flu': () => [200, { ...REQUEST, mayDo: ['release'] }] as const,
    'POST /api/answers/a-1/release': () => [200, { id: 'a-1', state: 'released', digest: WAITING.digest }] as const,
  };

  it('shows the answer as it would leave, and lets it go', async () => {
    const asked = showPage('/requests/r-flu/release', 'data-access-group', RELEASE);
    await screen.findByRole('table', { name: /^No record of a flu vaccine/ });
    expect(screen.getByText('2 of 8 groups')).toBeTruthy();
    await press('Release it');
    await waitFor(() => {
      expect(sent(asked)).toEqual([
        { method: 'POST', path: '/api/answers/a-1/release', body: { decision: 'release' } },
      ]);
    });
  });

  it('is not refused without a reason', async () => {
    const asked = showPage('/requests/r-flu/release', 'data-access-group', RELEASE);
    await userEvent.click(await screen.findByRole('button', { name: 'Refuse it' }));
    expect(screen.getByText('Give the reason why it is not released')).toBeTruthy();
    expect(sent(asked)).toEqual([]);
    await type('Reason', 'Too few practices');
    await press('Refuse it');
    await waitFor(() => {
      expect(sent(asked)[0]?.body).toEqual({ decision: 'refuse', reason: 'Too few practices' });
    });
  });
});

describe('a build', () => {
  it('tells what was left out by rule and in rounded counts, and names nobody', async () => {
    showPage('/requests/r-flu/build', 'linkage-team', {
      ...FLU_PAGE,
      'GET /api/requests/r-flu/build': () => [200, BUILD],
    });
    const row = await screen.findByRole('row', { name: /^OB-5/ });
    expect(within(row).getByText('fewer than 8')).toBeTruthy();
    expect(screen.getByText(REQUEST.digest ?? '')).toBeTruthy();
    expect(screen.queryByRole('columnheader', { name: /name|number|born|birth/i })).toBeNull();
  });

  it('that stopped says why, and that what was built before still stands', async () => {
    showPage('/requests/r-flu/build', 'linkage-team', {
      ...FLU_PAGE,
      'GET /api/requests/r-flu/build': () => [
        200,
        {
          ...BUILD,
          state: 'failed',
          step: 'the floor',
          refused: { code: 'too-fine', message: 'Too fine.', rules: [] },
        },
      ],
    });
    expect((await screen.findByText('The build stopped')).parentElement?.textContent).toContain('still stands');
  });
});

describe('the worklist', () => {
  it('shows two rows side by side and takes a signed ruling', async () => {
    const asked = showPage('/worklist', 'linkage-team', {
      'GET /api/worklist': () => [200, WORKLIST],
      'POST /api/worklist/w-1': () => [200, { id: 'w-1', ruling: 'not-same' }],
    });
    await screen.findByRole('row', { name: /Family name XX-TEST XX-TEST-OTHER Differs/ });
    await press('Sign the ruling');
    expect(screen.getByRole('alert').textContent).toContain('Choose what these two rows are');
    await choose('not the same person');
    await type('What you went by', 'Two dates of birth');
    await press('Sign the ruling');
    await waitFor(() => {
      expect(sent(asked)[0]?.body).toEqual({ ruling: 'not-same', reason: 'Two dates of birth' });
    });
  });
});
