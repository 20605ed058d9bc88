// @vitest-environment jsdom
/** Does an opened record say who was not asked, wherever an absence is read, and let one be asked by name? */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it, vi } from 'vitest';
import type { OpenedRecord } from '../../../domain/api';
import type { ProviderRef } from '../../../domain/settings';
import type * as AskProvider from '../../open-record/ask-provider';
import { asked } from '../../../../tests/kits/viewer/held-answers';
import {
  allergy,
  answered,
  ask,
  fetched,
  NORTHGATE,
  opened,
  PARKSIDE,
  region,
  reply,
  setUpRecordScreen,
  show,
  snomed,
  viewWith,
} from '../../../../tests/kits/viewer/record-screen';

vi.mock('../../open-record/ask-provider', async (original) => ({
  ...(await original<typeof AskProvider>()),
  askProvider: (await import('../../../../tests/kits/viewer/held-answers')).askProvider,
}));

setUpRecordScreen();

const OTHERS = 'Not asked: other providers. Nobody has checked whether they hold a record.';
const EASTFIELD: ProviderRef = { id: 'eastfield', name: 'Eastfield Hospital', setting: 'acute' };
const COUNCIL: ProviderRef = { id: 'council', name: 'Council Adult Care', setting: 'social-care' };
const NOTICES = [
  { code: 'never-shared', text: 'Never shared: a standing list.' },
  { code: 'unasked', text: OTHERS },
];
const NEGATIVE: FhirResource = {
  resourceType: 'AllergyIntolerance',
  id: 'nka',
  patient: {},
  recordedDate: '2024-03-12',
  code: snomed('716186003', 'No known allergies'),
  clinicalStatus: { coding: [{ code: 'active' }] },
};

const partly = (more: Partial<OpenedRecord> = {}): OpenedRecord =>
  opened('one', viewWith([]), { unasked: true, notices: NOTICES, ...more });

/** Answers each route once asked; what was sent is in `fetched`. */
function routes(table: Readonly<Record<string, readonly [number, unknown]>>): void {
  fetched.mockImplementation((path, { method = 'GET' }) => {
    const [status, body] = table[`${method} ${path}`] ?? [204, null];
    return Promise.resolve(new Response(status === 204 ? null : JSON.stringify(body), { status }));
  });
}
const LIST = 'GET /api/records/one/providers';
const NAME = 'POST /api/records/one/providers';
const before = { asked: [PARKSIDE, NORTHGATE], unasked: [EASTFIELD, COUNCIL], notices: NOTICES, restOffered: false };
const after = { ...before, asked: [PARKSIDE, NORTHGATE, EASTFIELD], unasked: [COUNCIL] };

describe('a record of which not everybody was asked', () => {
  it('says so where providers answer, in print and in every empty card, and nowhere in red', async () => {
    show(partly());
    const strip = region('Coverage');
    expect(strip.textContent).toContain(OTHERS);
    expect(strip.querySelector('.wp-coverage__missing')?.textContent ?? '').not.toContain('Not asked');
    for (const provider of [PARKSIDE, NORTHGATE]) await reply(ask(provider), answered(provider, []));
    await waitFor(() => {
      expect(region('Allergies').textContent).toContain('Not known beyond the places asked.');
    });
    await waitFor(() => {
      expect(region('Problems').textContent).toContain('Not known beyond the places asked.');
    });
    await waitFor(() => {
      expect(document.querySelector('.wp-print-head')?.textContent).toContain(OTHERS);
    });
  });

  it('says of how many places an absence of allergies speaks', async () => {
    show(partly());
    await reply(ask(PARKSIDE), answered(PARKSIDE, [NEGATIVE]));
    await reply(ask(NORTHGATE), answered(NORTHGATE, []));
    await waitFor(() => {
      expect(region('Patient').textContent).toContain('No known allergies – in the 2 places asked');
    });
  });

  it('says nothing more where everybody was', async () => {
    show(opened('one', viewWith([]), { unasked: false }));
    await reply(ask(PARKSIDE), answered(PARKSIDE, [NEGATIVE]));
    await reply(ask(NORTHGATE), answered(NORTHGATE, []));
    await waitFor(() => {
      expect(within(region('Patient')).getByText('No known allergies')).toBeTruthy();
    });
    expect(region('Coverage').textContent).not.toMatch(/not asked|ask one/i);
    expect(region('Problems').textContent).not.toContain('places asked');
  });

  it.each(['unasked-locator', 'unasked-practice'])('claims no absence of allergies under %s', async (code) => {
    show(partly({ notices: [...NOTICES, { code, text: 'Somebody was not asked.' }] }));
    await reply(ask(PARKSIDE), answered(PARKSIDE, [NEGATIVE]));
    await reply(ask(NORTHGATE), answered(NORTHGATE, []));
    await waitFor(() => {
      expect(within(region('Patient')).getByText('Allergies unavailable')).toBeTruthy();
    });
    expect(region('Coverage').textContent).toContain('Somebody was not asked.');
  });
});

describe('asking one by name', () => {
  it('lists names, asks the one that is pressed, and what it holds joins the record', async () => {
    routes({ [LIST]: [200, before], [NAME]: [201, after] });
    const user = userEvent.setup();
    show(partly());
    await reply(ask(NORTHGATE), answered(NORTHGATE, []));
    expect(screen.queryByRole('button', { name: 'Ask the rest' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Ask one by name' }));
    const dialog = await screen.findByRole('dialog', { name: 'Ask another provider' });
    await user.click(await within(dialog).findByRole('button', { name: 'Ask Eastfield Hospital' }));
    await waitFor(() => {
      expect(asked.map(({ provider }) => provider.id)).toEqual(['parkside', 'northgate', 'eastfield']);
    });
    expect(fetched.mock.calls.find(([, { method }]) => method === 'POST')?.[1].body).toBe('{"id":"eastfield"}');
    expect(within(dialog).getByText('Asked')).toBeTruthy();
    expect(within(dialog).getByRole('button', { name: 'Ask Council Adult Care' })).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await reply(ask(EASTFIELD), answered(EASTFIELD, [allergy('a', 'Penicillin')]));
    await waitFor(() => {
      expect(within(region('Patient')).getByText('Known allergies')).toBeTruthy();
    });
    expect(region('Coverage').textContent).toContain('2 of 3 replied');
  });

  it('says when nobody was asked, and asks nobody', async () => {
    routes({
      [LIST]: [200, before],
      [NAME]: [503, { error: { code: 'unavailable', message: 'Nothing can be shown.' } }],
    });
    const user = userEvent.setup();
    show(partly());
    await user.click(screen.getByRole('button', { name: 'Ask one by name' }));
    await user.click(await screen.findByRole('button', { name: 'Ask Eastfield Hospital' }));
    expect(await screen.findByText(/Nothing can be opened just now/)).toBeTruthy();
    expect(asked).toHaveLength(2);
  });
});

describe('asking the rest', () => {
  const view = { ...viewWith([]), restOffered: true };
  it('is one press where it is offered, and then nothing is left unsaid', async () => {
    const whole = { asked: [PARKSIDE, NORTHGATE, EASTFIELD, COUNCIL], unasked: [], notices: NOTICES.slice(0, 1) };
    routes({ [NAME]: [201, { ...whole, restOffered: false }] });
    const user = userEvent.setup();
    show(partly({ view }), 'emergency-clinician');
    await user.click(screen.getByRole('button', { name: 'Ask the rest' }));
    await waitFor(() => {
      expect(asked.map(({ provider }) => provider.id)).toEqual(['parkside', 'northgate', 'eastfield', 'council']);
    });
    expect(fetched.mock.calls.filter(([, { method }]) => method === 'POST')).toHaveLength(1);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(region('Coverage').textContent).not.toContain('Not asked');
    expect(screen.queryByRole('button', { name: 'Ask one by name' })).toBeNull();
  });
});
