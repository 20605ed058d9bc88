// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FhirResource } from 'fhir/r4';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenedRecord, RecordView } from '../../../domain/api';
import type { Role } from '../../../domain/roles';
import { SECTIONS } from '../../../domain/sections';
import type { ProviderRef } from '../../../domain/settings';
import { queryClient } from '../../api/query-client';
import { goTo, usePath } from '../../navigation/navigation';
import type { ProviderAnswer } from '../../open-record/ask-provider';
import type * as AskProvider from '../../open-record/ask-provider';
import { PATHS } from '../../navigation/routes';
import { closeOpenRecord } from '../../state/close-record';
import { useOpenRecord } from '../../state/open-record';
import { sessionStarted } from '../../state/session';
import { sessionOf } from '../../../../tests/kits/viewer/screen';
import { DialogsPart, EntryPart, TimelinePart } from './parts';
import { RecordScreen } from './RecordScreen';

type Asked = {
  readonly access: string;
  readonly provider: ProviderRef;
  readonly signal: AbortSignal;
  readonly answer: (answer: ProviderAnswer) => void;
};
const asked: Asked[] = [];
vi.mock('../../open-record/ask-provider', async (original) => ({
  ...(await original<typeof AskProvider>()),
  askProvider: (access: string, provider: ProviderRef, signal: AbortSignal) =>
    new Promise<ProviderAnswer>((answer) => {
      asked.push({ access, provider, signal, answer });
    }),
}));

const PARKSIDE: ProviderRef = { id: 'parkside', name: 'Parkside Medical Centre', setting: 'gp' };
const NORTHGATE: ProviderRef = { id: 'northgate', name: 'Northgate Hospital', setting: 'acute' };

const viewWith = (none: readonly string[], emergency: RecordView['emergency'] = null): RecordView => ({
  sections: Object.fromEntries(
    SECTIONS.map((section) => [section, none.includes(section) ? 'none' : 'full']),
  ) as RecordView['sections'],
  emergency,
  emergencyOffered: true,
  exportOffered: true,
});

const opened = (access: string, view: RecordView = viewWith([]), more: Partial<OpenedRecord> = {}): OpenedRecord => ({
  outcome: 'open',
  access,
  patient: {
    nhsNumber: '9990123454',
    name: 'XX-TESTPATIENT, Marjorie (Mrs)',
    family: 'XX-TESTPATIENT',
    given: 'Marjorie',
    dateOfBirth: '1948-03-14',
    deceased: false,
    gender: 'Female',
  },
  expiresAt: '2030-01-01T00:00:00Z',
  relationship: 'registered',
  providers: [PARKSIDE, NORTHGATE],
  view,
  notices: [{ code: 'never-shared', text: 'Never shared: a standing list.' }],
  policy: { version: '1', digest: 'd' },
  ...more,
});

const snomed = (code: string, text: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }], text });
const allergy = (id: string, text: string): FhirResource => ({
  resourceType: 'AllergyIntolerance',
  id,
  patient: {},
  code: snomed('91936005', text),
  clinicalStatus: { coding: [{ code: 'active' }] },
  reaction: [{ manifestation: [{ text: 'Anaphylaxis' }] }],
});
const procedure = (id: string, day: string): FhirResource => ({
  resourceType: 'Procedure',
  id,
  status: 'completed',
  subject: {},
  code: { text: `Procedure ${id}` },
  performedDateTime: day,
});

const answered = (provider: ProviderRef, resources: readonly FhirResource[]): ProviderAnswer => ({
  state: 'answered',
  provider,
  resources,
  warnings: [],
  retrievedAt: '2026-09-02T13:02:00Z',
  coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
});

const ask = (provider: ProviderRef, access?: string): Asked => {
  const found = asked.findLast(
    (one) => one.provider.id === provider.id && (access === undefined || one.access === access),
  );
  if (found === undefined) throw new Error(`${provider.id} was not asked`);
  return found;
};
const reply = async (one: Asked, answer: ProviderAnswer): Promise<void> => {
  await act(async () => {
    one.answer(answer);
    await Promise.resolve();
  });
};

function Place() {
  return usePath() === PATHS.record ? <RecordScreen /> : <p>Find a person</p>;
}

function show(record: OpenedRecord, role: Role = 'gp') {
  sessionStarted(sessionOf(role), 9e5, 9e6);
  goTo(PATHS.record);
  useOpenRecord.getState().setOpen({ record, purpose: 'direct-care', reason: null });
  return render(
    <QueryClientProvider client={queryClient}>
      <Place />
    </QueryClientProvider>,
  );
}

const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();

// Fetched beforehand, as they are by the time anybody clicks.
beforeAll(() => Promise.all([TimelinePart.ahead(), EntryPart.ahead(), DialogsPart.ahead()]));
beforeEach(() => {
  vi.stubGlobal(
    'fetch',
    fetched.mockImplementation(() => Promise.resolve(new Response(null, { status: 204 }))),
  );
  // jsdom lays nothing out: the list is a window of 600 pixels, a row is 30.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(30);
  HTMLElement.prototype.scrollTo = () => undefined;
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
  };
});
afterEach(() => {
  cleanup();
  closeOpenRecord();
  queryClient.clear();
  asked.length = 0;
  fetched.mockReset();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const region = (name: string): HTMLElement => screen.getByRole('region', { name });
const rows = (): readonly string[] =>
  [...document.querySelectorAll('[data-entry-id]')].map((row) => row.textContent ?? '');

describe('the banner', () => {
  it('writes name, birth, gender and number as the guide asks', () => {
    show(opened('one'));
    const banner = region('Patient');
    expect(within(banner).getByRole('heading', { level: 1 }).textContent).toBe('XX-TESTPATIENT, Marjorie (Mrs)');
    expect(banner.textContent).toContain('14-Mar-1948');
    expect(banner.textContent).toContain('999 012 3454');
  });

  it('says Allergies unavailable until everybody has answered, and Known allergies as soon as one is known', async () => {
    show(opened('one'));
    expect(within(region('Patient')).getByText('Allergies unavailable')).toBeTruthy();
    await reply(ask(NORTHGATE), answered(NORTHGATE, [allergy('a', 'Penicillin')]));
    await waitFor(() => {
      expect(within(region('Patient')).getByText('Known allergies')).toBeTruthy();
    });
    expect(region('Patient').textContent).toMatch(/penicillin/i);
  });

  it('shows a role without allergies no allergy label at all', () => {
    show(opened('one', viewWith(['allergies'])), 'administrator');
    expect(region('Patient').textContent).not.toMatch(/allerg/i);
    expect(screen.queryByRole('region', { name: 'Allergies' })).toBeNull();
  });

  it('shows a death with its date and the age at it', () => {
    const record = opened('one');
    show({ ...record, patient: { ...record.patient, deceased: true, deceasedAt: '2020-03-13' } });
    expect(region('Patient').textContent).toContain('13-Mar-2020 (aged 71y)');
  });
});

describe('coverage', () => {
  it('names a failed provider, keeps what others brought, and asks again by hand only', async () => {
    show(opened('one'));
    await reply(ask(PARKSIDE), answered(PARKSIDE, [procedure('p', '2020-01-01')]));
    await reply(ask(NORTHGATE), { state: 'failed', provider: NORTHGATE, reason: 'too-slow' });
    const coverage = region('Coverage');
    await waitFor(() => {
      expect(coverage.textContent).toContain('did not answer in time');
    });
    expect(coverage.textContent).toContain('Missing: every section from Northgate');
    expect(region('Allergies').textContent).toContain('Not included: Northgate (did not answer).');
    expect(asked).toHaveLength(2);
    await userEvent.click(within(coverage).getByRole('button', { name: /Retry/ }));
    expect(asked).toHaveLength(3);
    expect(coverage.textContent).toContain('asking…');
    await reply(ask(NORTHGATE), answered(NORTHGATE, []));
    await waitFor(() => {
      expect(coverage.textContent).not.toContain('Missing');
    });
  });

  it('tells what the role does not include in one line, from the role alone', () => {
    show(opened('one', viewWith(['results', 'documents'])), 'social-worker');
    expect(region('Coverage').textContent).toContain('Your role does not include results or letters.');
    expect(screen.queryByRole('region', { name: 'Recent results' })).toBeNull();
  });

  it('opens the standing notices', async () => {
    show(opened('one'));
    await userEvent.click(screen.getByRole('button', { name: 'What is never shared' }));
    expect(screen.getByRole('dialog', { name: 'What is never shared' }).textContent).toContain(
      'Never shared: a standing list.',
    );
  });

  it('closes with everything cleared when the gateway no longer knows the access', async () => {
    show(opened('one'));
    await reply(ask(PARKSIDE), answered(PARKSIDE, [procedure('p', '2020-01-01')]));
    await reply(ask(NORTHGATE), { state: 'access-ended' });
    await waitFor(() => {
      expect(screen.getByRole('heading', { name: 'This record is closed' })).toBeTruthy();
    });
    expect(document.body.textContent).not.toContain('Procedure p');
    expect(document.body.textContent).not.toContain('XX-TESTPATIENT');
  });
});

describe('a role that is shown medicines in outline', () => {
  const dateless: FhirResource = {
    resourceType: 'MedicationStatement',
    id: 'm',
    status: 'active',
    subject: {},
    medicationCodeableConcept: { text: 'Amlodipine 5mg tablets' },
    dosage: [{ text: 'One tablet once a day' }],
  };
  const view = viewWith([]);
  it.each([
    [
      'once that it is not shown when, and of no medicine that nobody confirms it',
      { ...view, sections: { ...view.sections, medications: 'summary' as const } },
      /not shown when these were last issued/,
      /unconfirmed/i,
    ],
    [
      'nothing of the kind where dates are shown: then the medicine itself is unconfirmed',
      view,
      /unconfirmed/i,
      /not shown when/,
    ],
  ])('is told %s', async (_, depth, says, never) => {
    show(opened('one', depth), 'occupational-therapist');
    await reply(ask(PARKSIDE), answered(PARKSIDE, [dateless]));
    await waitFor(() => {
      expect(region('Current medicines').textContent).toMatch(/amlodipine/);
    });
    expect(region('Current medicines').textContent).toMatch(says);
    expect(region('Current medicines').textContent).not.toMatch(never);
  });
});

describe('late answers', () => {
  it('of a closed record are ignored, and its requests are cut', async () => {
    show(opened('one'));
    const late = ask(PARKSIDE);
    act(() => {
      closeOpenRecord();
    });
    await waitFor(() => {
      expect(screen.getByText('Find a person')).toBeTruthy();
    });
    expect(late.signal.aborted).toBe(true);
    cleanup();
    show(opened('two'));
    await reply(late, answered(PARKSIDE, [procedure('of-the-first-person', '2020-01-01')]));
    await reply(ask(PARKSIDE, 'two'), answered(PARKSIDE, [procedure('of-the-second-person', '2020-01-01')]));
    await waitFor(() => {
      expect(rows().join()).toContain('of-the-second-person');
    });
    expect(document.body.textContent).not.toContain('of-the-first-person');
    expect(
      JSON.stringify(
        queryClient
          .getQueryCache()
          .getAll()
          .map((query) => query.state.data),
      ),
    ).not.toContain('of-the-first-person');
  });
});

describe('the timeline', () => {
  const open = async (): Promise<void> => {
    show(opened('one'));
    await reply(
      ask(PARKSIDE),
      answered(PARKSIDE, [
        procedure('first', '2022-01-01'),
        procedure('second', '2021-01-01'),
        procedure('third', '2020-01-01'),
      ]),
    );
    await waitFor(() => {
      expect(rows()).toHaveLength(3);
    });
  };
  const focused = (): string => document.activeElement?.textContent ?? '';

  it('alone carries data-entry-id', async () => {
    await open();
    expect(region('Timeline').querySelectorAll('[data-entry-id]')).toHaveLength(
      document.querySelectorAll('[data-entry-id]').length,
    );
  });

  it('is one tab stop, moved by arrows, opened by Enter and closed by Esc back to its row', async () => {
    await open();
    const user = userEvent.setup();
    expect(document.querySelectorAll('[data-entry-id][tabindex="0"]')).toHaveLength(1);
    act(() => {
      document.querySelector<HTMLElement>('[data-entry-id]')?.focus();
    });
    await user.keyboard('{ArrowDown}');
    await waitFor(() => {
      expect(focused()).toContain('second');
    });
    await user.keyboard('{Enter}');
    const entry = region('Entry');
    expect(entry.contains(document.activeElement)).toBe(true);
    expect(within(entry).getByRole('heading', { level: 2 }).textContent).toContain('second');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Entry' })).toBeNull();
    expect(focused()).toContain('second');
    await user.keyboard('{End}');
    await waitFor(() => {
      expect(focused()).toContain('third');
    });
    await user.keyboard('{Home}');
    await waitFor(() => {
      expect(focused()).toContain('first');
    });
  });

  it('keeps the focus on its row when another provider answers', async () => {
    await open();
    const user = userEvent.setup();
    act(() => {
      document.querySelectorAll<HTMLElement>('[data-entry-id]')[1]?.focus();
    });
    await user.keyboard('{ArrowDown}');
    await waitFor(() => {
      expect(focused()).toContain('third');
    });
    await reply(ask(NORTHGATE), answered(NORTHGATE, [procedure('newer', '2023-01-01')]));
    await waitFor(() => {
      expect(rows()).toHaveLength(4);
    });
    expect(focused()).toContain('third');
  });

  it('stays open, under one name, when a provider that comes before it brings the same; says why, and shows them apart', async () => {
    const metformin = (id: string, text: string): FhirResource => ({
      resourceType: 'MedicationRequest',
      id,
      status: 'active',
      intent: 'order',
      authoredOn: '2026-08-01',
      subject: {},
      medicationCodeableConcept: { text },
    });
    show(opened('late'));
    await reply(ask(PARKSIDE, 'late'), answered(PARKSIDE, [metformin('plain', 'Metformin 500mg tablets')]));
    await userEvent
      .setup()
      .click(
        await waitFor(
          () =>
            document.querySelector<HTMLElement>('[data-entry-id="parkside/MedicationRequest/plain"]') ??
            Promise.reject(new Error('not drawn')),
        ),
      );
    const title = () => within(region('Entry')).getByRole('heading', { level: 2 });
    expect(title().textContent).toBe('metformin');
    await reply(ask(NORTHGATE, 'late'), answered(NORTHGATE, [metformin('same', 'Metformin 500 mg tablet')]));
    await waitFor(() => {
      expect(within(region('Entry')).getByRole('heading', { name: 'Why joined' })).toBeTruthy();
    });
    const text = region('Entry').textContent ?? '';
    expect(text).toContain(
      'Same medicine: metformin: Northgate (01-Aug-2026) and Parkside (GP) (01-Aug-2026). Rule medicine',
    );
    expect(text).toContain('See them apart');
    expect(document.querySelector('[data-entry-id="parkside/MedicationRequest/plain"]')).not.toBeNull();
  });

  it('offers what may be the same, with the reason for which it was kept apart', async () => {
    const metformin = (id: string, text: string): FhirResource => ({
      resourceType: 'MedicationRequest',
      id,
      status: 'active',
      intent: 'order',
      authoredOn: '2026-08-01',
      subject: {},
      medicationCodeableConcept: { text },
    });
    show(opened('near'));
    await reply(ask(PARKSIDE, 'near'), answered(PARKSIDE, [metformin('plain', 'Metformin 500mg tablets')]));
    await reply(
      ask(NORTHGATE, 'near'),
      answered(NORTHGATE, [metformin('slow', 'Metformin 500mg modified-release tablets')]),
    );
    await userEvent
      .setup()
      .click(
        await waitFor(
          () =>
            document.querySelector<HTMLElement>('[data-entry-id="parkside/MedicationRequest/plain"]') ??
            Promise.reject(new Error('not drawn')),
        ),
      );
    const part = within(region('Entry')).getByRole('heading', { name: 'May be the same' }).parentElement;
    expect(part?.textContent).toContain('01-Aug-2026 · Northgate · kept apart because one is modified release');
  });

  it('is searched by / and counts only what is shown', async () => {
    await open();
    const user = userEvent.setup();
    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search the record' }));
    await user.keyboard('second');
    await waitFor(() => {
      expect(rows()).toHaveLength(1);
    });
    expect(region('Timeline').textContent).toContain('1 of 3 entries shown');
  });

  it('says that the list is still to come while it follows what is typed, and no longer', async () => {
    await open();
    const list = document.querySelector('.wp-timeline__main');
    if (list === null) throw new Error('no list');
    const said: (string | null)[] = [];
    const watch = new MutationObserver(() => {
      said.push(list.getAttribute('aria-busy'));
    });
    watch.observe(list, { attributes: true, attributeFilter: ['aria-busy'], attributeOldValue: true });
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search the record' }), 's');
    await waitFor(() => {
      expect(said.length).toBeGreaterThan(0);
    });
    watch.disconnect();
    expect(list.getAttribute('aria-busy')).toBeNull();
  });

  it('explains its keys on ?', async () => {
    await open();
    await userEvent.keyboard('?');
    expect(screen.getByRole('dialog', { name: 'Keyboard' })).toBeTruthy();
  });

  it('shows script in a FHIR string as text', async () => {
    show(opened('one'));
    await reply(
      ask(PARKSIDE),
      answered(PARKSIDE, [
        { ...procedure('x', '2020-01-01'), code: { text: '<img src=x onerror=alert(1)>' } } as FhirResource,
      ]),
    );
    await waitFor(() => {
      expect(rows().join()).toContain('<img src=x onerror=alert(1)>');
    });
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('emergency access', () => {
  const EMERGENCY = viewWith([], { endsAt: '2030-01-01T00:00:00Z' });
  const gatewayAnswers = (view: RecordView): void => {
    fetched.mockImplementation(() => Promise.resolve(new Response(JSON.stringify({ view }), { status: 200 })));
  };

  it('wants a reason of ten characters before anything is asked', async () => {
    show(opened('one'), 'emergency-clinician');
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Emergency access' }));
    const dialog = screen.getByRole('dialog', { name: 'Emergency access' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'too short');
    await user.click(within(dialog).getByRole('button', { name: 'Open' }));
    expect(dialog.textContent).toContain('at least 10 characters');
    expect(fetched).not.toHaveBeenCalled();
  });

  it('asks every provider again under the wider view, and again when it ends', async () => {
    show(opened('one', viewWith(['documents'])), 'emergency-clinician');
    await reply(ask(PARKSIDE), answered(PARKSIDE, [procedure('narrow', '2020-01-01')]));
    const user = userEvent.setup();
    gatewayAnswers(EMERGENCY);
    await user.click(screen.getByRole('button', { name: 'Emergency access' }));
    await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'Unconscious in resus');
    await user.click(screen.getByRole('button', { name: 'Open' }));
    await waitFor(() => {
      expect(screen.getByRole('timer').textContent).toContain('ends in');
    });
    expect(asked).toHaveLength(4);
    await reply(
      ask(PARKSIDE),
      answered(PARKSIDE, [procedure('narrow', '2020-01-01'), procedure('wide', '2021-01-01')]),
    );
    await waitFor(() => {
      expect(rows().join()).toContain('wide');
    });
    gatewayAnswers(viewWith(['documents']));
    await user.click(screen.getByRole('button', { name: 'End now' }));
    expect(document.body.textContent).not.toContain('Procedure wide');
    await waitFor(() => {
      expect(asked).toHaveLength(6);
    });
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it('leaves nothing of the wider view on screen while the gateway has not answered its end', async () => {
    show(opened('one', EMERGENCY), 'emergency-clinician');
    await reply(ask(PARKSIDE), answered(PARKSIDE, [procedure('wide', '2021-01-01')]));
    await waitFor(() => {
      expect(rows().join()).toContain('wide');
    });
    fetched.mockImplementation(() => new Promise(() => undefined));
    await userEvent.click(screen.getByRole('button', { name: 'End now' }));
    expect(document.body.textContent).not.toContain('Procedure wide');
  });
});
