// @vitest-environment jsdom
/**
 * Is a concern for somebody's safety no word of any card, list, view or link until it is opened, whichever section its
 * sender put it in; and does paper tell neither of it nor, by a count or a gap, that there is one?
 * (Hazard H-39.)
 */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it, vi } from 'vitest';
import {
  answered,
  ask,
  NORTHGATE,
  opened,
  PARKSIDE,
  region,
  reply,
  setUpRecordScreen,
  show,
} from '../../../../tests/kits/viewer/record-screen';
import { usePrinting } from '../../open-record/printing';
import { useReading } from '../../open-record/reading';
import type * as AskProvider from '../../open-record/ask-provider';
import { ViewPart } from './parts';

vi.mock('../../open-record/ask-provider', async (original) => ({
  ...(await original<typeof AskProvider>()),
  askProvider: (await import('../../../../tests/kits/viewer/held-answers')).askProvider,
}));
setUpRecordScreen();

const DAY_MS = 86_400_000;
const day = (ago: number): string => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
const one = (resourceType: string, id: string, more: object): FhirResource =>
  ({ resourceType, id, subject: {}, ...more }) as FhirResource;
const WORDS = { text: 'Safeguarding: child protection conference' };
const SAYS = /safeguard|child protection/i;
const NOPAT = { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'NOPAT' }] };

/** A concern in every section that may be sent one. */
const CONCERNS: readonly (readonly [string, FhirResource])[] = [
  ['a warning', one('Flag', 'x', { status: 'active', code: WORDS, period: { start: day(5) } })],
  [
    'a problem',
    one('Condition', 'x', { code: WORDS, clinicalStatus: { coding: [{ code: 'active' }] }, onsetDateTime: day(5) }),
  ],
  [
    'a letter',
    one('DocumentReference', 'x', {
      status: 'current',
      type: WORDS,
      date: `${day(5)}T10:00:00Z`,
      content: [{ attachment: { contentType: 'text/plain' } }],
    }),
  ],
  [
    'a visit',
    one('Encounter', 'x', {
      status: 'finished',
      class: { code: 'AMB' },
      type: [WORDS],
      period: { start: day(5), end: day(5) },
    }),
  ],
  [
    'an appointment',
    one('Appointment', 'x', { status: 'booked', serviceType: [WORDS], start: `${day(-9)}T10:00:00Z`, participant: [] }),
  ],
  ['a plan', one('CarePlan', 'x', { status: 'active', intent: 'plan', title: WORDS.text, period: { start: day(5) } })],
  ['a procedure', one('Procedure', 'x', { status: 'completed', code: WORDS, performedDateTime: day(5) })],
  [
    'a result',
    one('Observation', 'x', { status: 'final', code: WORDS, effectiveDateTime: day(5), valueString: 'completed' }),
  ],
  [
    'what the patient must not be told',
    one('Flag', 'x', { status: 'active', code: { text: 'Violence risk' }, meta: NOPAT, period: { start: day(5) } }),
  ],
];

/** All that leaves on paper of a part of the page. */
function printed(part: HTMLElement): string {
  const copy = part.cloneNode(true) as HTMLElement;
  for (const away of copy.querySelectorAll('.wp-screen-only, .wp-text-button')) away.remove();
  return copy.textContent;
}

/** What stands on paper of summary and views, once everything is there. */
async function paperOf(access: string, sent: readonly FhirResource[]): Promise<readonly string[]> {
  const { unmount } = show(opened(access));
  await reply(ask(PARKSIDE, access), answered(PARKSIDE, sent));
  await reply(ask(NORTHGATE, access), answered(NORTHGATE, []));
  await screen.findByRole('region', { name: 'Alerts' });
  await waitFor(() => {
    expect(document.querySelector('.wp-cards__one [aria-busy="true"]')).toBeNull();
  });
  const pages: string[] = [];
  const look = (part: HTMLElement): void => {
    act(() => {
      usePrinting.setState({ now: true });
    });
    expect(document.body.textContent).not.toMatch(SAYS);
    expect(document.body.innerHTML).not.toMatch(/title="[^"]*(?:safeguard|child protection)/i);
    pages.push(printed(part));
    act(() => {
      usePrinting.setState({ now: false });
    });
  };
  look(region('Summary'));
  await ViewPart.ahead();
  for (const [view, name] of [
    ['changed', 'What changed'],
    ['medicines', 'Reconcile medicines'],
  ] as const) {
    act(() => {
      useReading.getState().show(view);
    });
    look(await screen.findByRole('region', { name }));
  }
  unmount();
  return pages;
}

const ORDER = one('MedicationRequest', 'm', {
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: 'Ramipril 5mg capsules' },
  authoredOn: day(20),
});

describe('a concern until it is opened', () => {
  it.each(CONCERNS)('%s is in no card and no view, and paper is as if it were not there', async (what, concern) => {
    const without = await paperOf(`${what} 1`, [ORDER]);
    const held = await paperOf(`${what} 2`, [ORDER, concern]);
    expect(held).toEqual(without);
  });

  it('a stay of such a name is a border of time, and its name is not said', async () => {
    const [, changed] = await paperOf('stay', [
      one('Encounter', 'x', {
        status: 'finished',
        class: { code: 'IMP' },
        type: [WORDS],
        period: { start: day(9), end: day(5) },
      }),
    ]);
    expect(changed).toMatch(/Parkside, Hospital stay: \d\d-/);
  });

  it('a letter beside it, a problem it belongs with and a list of what belongs do not name it', async () => {
    const letter = (id: string, text: string, ago: number): FhirResource =>
      one('DocumentReference', id, {
        status: 'current',
        type: { text },
        date: `${day(ago)}T10:00:00Z`,
        content: [{ attachment: { contentType: 'text/plain', url: `Binary/${id}` } }],
        context: { encounter: [{ reference: 'Encounter/e' }] },
      });
    const visit = one('Encounter', 'e', {
      status: 'finished',
      class: { code: 'AMB' },
      type: [{ text: 'Clinic visit' }],
      period: { start: day(6), end: day(6) },
    });
    show(opened('beside'));
    await reply(
      ask(PARKSIDE),
      answered(PARKSIDE, [letter('a', 'Clinic letter', 4), letter('x', WORDS.text, 5), visit]),
    );
    await reply(ask(NORTHGATE), answered(NORTHGATE, []));
    for (const row of ['Clinic letter', 'Clinic visit']) {
      fireEvent.click((await screen.findAllByRole('button', { name: new RegExp(row) }))[0] as HTMLElement);
      const panel = await screen.findByRole('region', { name: 'Entry' });
      expect(panel.textContent).toContain('Concern recorded – open');
      expect(document.body.textContent).not.toMatch(SAYS);
      expect(printed(panel)).not.toContain('Concern recorded');
    }
  });
});
