// @vitest-environment jsdom
/** Does the banner repeat decisions in words, and of all other alerts nothing but their number? */
import { waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it, vi } from 'vitest';
import type * as AskProvider from '../../open-record/ask-provider';
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

vi.mock('../../open-record/ask-provider', async (original) => ({
  ...(await original<typeof AskProvider>()),
  askProvider: (await import('../../../../tests/kits/viewer/held-answers')).askProvider,
}));

setUpRecordScreen();

const flag = (id: string, text: string): FhirResource => ({
  resourceType: 'Flag',
  id,
  status: 'active',
  subject: {},
  code: { text },
  period: { start: '2026-05-03' },
});
const CONCERN = /safeguard|child protection/i;

/** What paper and file would carry: all but what stands on the screen alone. */
function printed(of: HTMLElement): string {
  const copy = of.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll('.wp-screen-only')) part.remove();
  return copy.textContent;
}

async function shown(): Promise<void> {
  show(opened('one'));
  await reply(
    ask(NORTHGATE),
    answered(NORTHGATE, [
      flag('1', 'Safeguarding: child protection plan'),
      flag('2', 'Risk of falls'),
      flag('3', 'Not for attempted CPR'),
    ]),
  );
  await waitFor(() => {
    expect(region('Alerts').textContent).toContain('Risk of falls');
  });
}

describe('alerts on the screen', () => {
  it('decisions are said in the banner as links, the rest as one neutral link', async () => {
    await shown();
    const banner = within(region('Patient'));
    expect(banner.getByRole('button', { name: 'Do not attempt CPR (DNACPR) – Northgate, 03-May-2026' })).toBeTruthy();
    // as many as the card that it leads to says
    expect(banner.getByRole('link', { name: 'Alerts (3)' })).toBeTruthy();
    await reply(ask(PARKSIDE), answered(PARKSIDE, []));
    await waitFor(() => {
      expect(region('Alerts').textContent).toMatch(/^Alerts3/);
    });
    expect(region('Patient').textContent).not.toMatch(CONCERN);
  });

  it('a concern stands folded in card and list, and is neither printed nor in the title', async () => {
    await shown();
    expect(document.body.textContent).not.toMatch(CONCERN);
    const alerts = region('Alerts');
    await userEvent.click(within(alerts).getByRole('button', { name: 'Concern recorded – open' }));
    expect(alerts.textContent).toMatch(CONCERN);
    expect(printed(document.body)).not.toMatch(CONCERN);
    expect(document.title).not.toMatch(CONCERN);
    await userEvent.click(within(alerts).getByRole('button', { name: /Safeguarding: child/ }));
    expect(region('Entry').textContent).toMatch(CONCERN);
    expect(printed(document.body)).not.toMatch(CONCERN);
  });

  it('plans in the same words to the day are one cell, each opened by itself; decisions about CPR are never', async () => {
    const plan = (id: string): FhirResource => ({
      resourceType: 'CarePlan',
      id,
      status: 'active',
      intent: 'plan',
      subject: {},
      title: 'ReSPECT plan',
      period: { start: '2026-05-03' },
    });
    show(opened('one'));
    const sent = [flag('1', 'ReSPECT plan in place'), plan('2'), flag('3', 'DNACPR form'), flag('4', 'CPR discussed')];
    await reply(ask(NORTHGATE), answered(NORTHGATE, sent));
    const alerts = await waitFor(() => {
      expect(region('Alerts').textContent).toContain('ReSPECT');
      return within(region('Alerts'));
    });
    const cells = alerts.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(cells.filter((words) => words.includes('ReSPECT'))).toEqual([
      expect.stringMatching(/^ReSPECT plan \(Northgate, 03-May-2026\) – read it before acting.*Also: ReSPECT plan/),
    ]);
    expect(cells.filter((words) => words.includes('CPR decision'))).toHaveLength(2);
    await userEvent.click(alerts.getByRole('button', { name: /^Also: ReSPECT/ }));
    expect(region('Entry').textContent).toMatch(/ReSPECT plan/);
  });

  it('a provider that did not reply leaves treatment plans unchecked, once, where it is always in view', async () => {
    await shown();
    await reply(ask(PARKSIDE), { state: 'failed', provider: PARKSIDE, reason: 'too-slow' });
    await waitFor(() => {
      expect(region('Patient').textContent).toContain('Treatment plans not checked – Parkside did not reply');
    });
    expect(region('Alerts').textContent).toContain('✕ Parkside not included (did not answer)');
    expect(region('Alerts').textContent).not.toContain('Treatment plans');
  });
});
