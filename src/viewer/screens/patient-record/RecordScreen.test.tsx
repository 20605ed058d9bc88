// @vitest-environment jsdom
/** Does an opened record say whose it is, who answered, and what is missing, and end when it must? */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it, vi } from 'vitest';
import type { RecordView } from '../../../domain/api';
import { queryClient } from '../../api/query-client';
import type * as AskProvider from '../../open-record/ask-provider';
import { closeOpenRecord } from '../../state/close-record';
import { asked } from '../../../../tests/kits/viewer/held-answers';
import {
  allergy,
  answered,
  ask,
  fetched,
  NORTHGATE,
  opened,
  PARKSIDE,
  procedure,
  region,
  reply,
  rows,
  show,
  setUpRecordScreen,
  viewWith,
} from '../../../../tests/kits/viewer/record-screen';

vi.mock('../../open-record/ask-provider', async (original) => ({
  ...(await original<typeof AskProvider>()),
  askProvider: (await import('../../../../tests/kits/viewer/held-answers')).askProvider,
}));

setUpRecordScreen();

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
    expect(coverage.textContent).toContain('Missing: every section from Northgate (did not answer in time');
    // its place among those that were asked is as large as theirs: what there is to say of it stands below them
    expect(within(coverage).getAllByRole('listitem').at(-1)?.textContent).toMatch(/^✕ .*missing$/);
    expect(region('Allergies').textContent).toContain('✕ Northgate not included (did not answer).');
    expect(asked).toHaveLength(2);
    await userEvent.click(within(coverage).getByRole('button', { name: /Retry/ }));
    expect(asked).toHaveLength(3);
    expect(coverage.textContent).toContain('asking…');
    await reply(ask(NORTHGATE), answered(NORTHGATE, []));
    await waitFor(() => {
      expect(coverage.textContent).not.toContain('Missing');
    });
  });

  it('says one time for all, from the first to the last of them', async () => {
    show(opened('one'));
    await reply(ask(PARKSIDE), answered(PARKSIDE, [], '2026-12-01T10:02:59Z'));
    await waitFor(() => {
      expect(region('Coverage').textContent).toContain('As of 10:02. ');
    });
    await reply(ask(NORTHGATE), answered(NORTHGATE, [], '2026-12-01T10:03:00Z'));
    await waitFor(() => {
      expect(region('Coverage').textContent).toContain('As of 10:02 to 10:03. ');
    });
    for (const item of within(region('Coverage')).getAllByRole('listitem'))
      expect(item.textContent).not.toMatch(/\d\d:\d\d/);
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
