/** An opened record on the screen, whose providers answer when the test says so. */
import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import type { FhirResource } from 'fhir/r4';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import type { OpenedRecord, RecordView } from '../../../src/domain/api';
import type { Role } from '../../../src/domain/roles';
import { SECTIONS } from '../../../src/domain/sections';
import type { ProviderRef } from '../../../src/domain/settings';
import { queryClient } from '../../../src/viewer/api/query-client';
import { goTo, usePath } from '../../../src/viewer/navigation/navigation';
import { PATHS } from '../../../src/viewer/navigation/routes';
import type { ProviderAnswer } from '../../../src/viewer/open-record/ask-provider';
import {
  AlertsCardPart,
  BannerAlertsPart,
  DialogsPart,
  EntryPart,
  LaterCardPart,
  OtherAlertsPart,
  TimelinePart,
} from '../../../src/viewer/screens/patient-record/parts';
import { RecordScreen } from '../../../src/viewer/screens/patient-record/RecordScreen';
import { closeOpenRecord } from '../../../src/viewer/state/close-record';
import { useOpenRecord } from '../../../src/viewer/state/open-record';
import { sessionStarted } from '../../../src/viewer/state/session';
import { asked, type Asked } from './held-answers';
import { sessionOf } from './screen';
import { openDialogsByHand } from './dialogs';

export const PARKSIDE: ProviderRef = { id: 'parkside', name: 'Parkside Medical Centre', setting: 'gp' };
export const NORTHGATE: ProviderRef = { id: 'northgate', name: 'Northgate Hospital', setting: 'acute' };

export const viewWith = (none: readonly string[], emergency: RecordView['emergency'] = null): RecordView => ({
  sections: Object.fromEntries(
    SECTIONS.map((section) => [section, none.includes(section) ? 'none' : 'full']),
  ) as RecordView['sections'],
  emergency,
  emergencyOffered: true,
  addressAtOnce: false,
  exportOffered: true,
});

export const opened = (
  access: string,
  view: RecordView = viewWith([]),
  more: Partial<OpenedRecord> = {},
): OpenedRecord => ({
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

export const snomed = (code: string, text: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }], text });
export const allergy = (id: string, text: string): FhirResource => ({
  resourceType: 'AllergyIntolerance',
  id,
  patient: {},
  code: snomed('91936005', text),
  clinicalStatus: { coding: [{ code: 'active' }] },
  reaction: [{ manifestation: [{ text: 'Anaphylaxis' }] }],
});
export const procedure = (id: string, day: string): FhirResource => ({
  resourceType: 'Procedure',
  id,
  status: 'completed',
  subject: {},
  code: { text: `Procedure ${id}` },
  performedDateTime: day,
});

export const answered = (
  provider: ProviderRef,
  resources: readonly FhirResource[],
  retrievedAt = '2026-09-02T13:02:00Z',
): ProviderAnswer => ({
  state: 'answered',
  provider,
  resources,
  warnings: [],
  retrievedAt,
  coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
});

export const ask = (provider: ProviderRef, access?: string): Asked => {
  const one = asked.findLast(
    (each) => each.provider.id === provider.id && (access === undefined || each.access === access),
  );
  if (one === undefined) throw new Error(`${provider.id} was not asked`);
  return one;
};
export const reply = async (one: Asked, answer: ProviderAnswer): Promise<void> => {
  await act(async () => {
    one.answer(answer);
    await Promise.resolve();
  });
};

function Place() {
  return usePath() === PATHS.record ? <RecordScreen /> : <p>Find a person</p>;
}

export function show(record: OpenedRecord, role: Role = 'gp') {
  sessionStarted(sessionOf(role), 9e5, 9e6);
  goTo(PATHS.record);
  useOpenRecord.getState().setOpen({ record, purpose: 'direct-care', reason: null });
  return render(
    <QueryClientProvider client={queryClient}>
      <Place />
    </QueryClientProvider>,
  );
}

export const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();

/** Call in the test file itself: what every test of an opened record stands on. */
export function setUpRecordScreen(): void {
  // Fetched beforehand, as they are by the time anybody clicks.
  beforeAll(() =>
    Promise.all(
      [TimelinePart, EntryPart, DialogsPart, AlertsCardPart, BannerAlertsPart, OtherAlertsPart, LaterCardPart].map(
        (part) => part.ahead(),
      ),
    ),
  );
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
    openDialogsByHand();
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
}

export const region = (name: string): HTMLElement => screen.getByRole('region', { name });
export const rows = (): readonly string[] =>
  [...document.querySelectorAll('[data-entry-id]')].map((row) => row.textContent ?? '');
