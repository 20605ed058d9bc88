// @vitest-environment jsdom
/** Do the four words stand first, and then who was not checked and who disagrees? */
import { waitFor } from '@testing-library/react';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it, vi } from 'vitest';
import type * as AskProvider from '../../open-record/ask-provider';
import {
  allergy,
  answered,
  ask,
  NORTHGATE,
  opened,
  PARKSIDE,
  region,
  reply,
  setUpRecordScreen,
  show,
  snomed,
} from '../../../../tests/kits/viewer/record-screen';

vi.mock('../../open-record/ask-provider', async (original) => ({
  ...(await original<typeof AskProvider>()),
  askProvider: (await import('../../../../tests/kits/viewer/held-answers')).askProvider,
}));

setUpRecordScreen();

const failed = { state: 'failed', provider: NORTHGATE, reason: 'too-slow' } as const;
const NONE_KNOWN: FhirResource = {
  resourceType: 'AllergyIntolerance',
  id: 'n',
  patient: {},
  code: snomed('716186003', 'No known allergies'),
  clinicalStatus: { coding: [{ code: 'active' }] },
  recordedDate: '2017-09-20',
};
const worded = (id: string, text: string): FhirResource => ({
  resourceType: 'AllergyIntolerance',
  id,
  patient: {},
  code: { text },
  clinicalStatus: { coding: [{ code: 'active' }] },
});
const anaphylaxis = (id: string, text: string): FhirResource =>
  ({
    ...worded(id, text),
    reaction: [{ manifestation: [{ text: 'Anaphylaxis' }], severity: 'severe' }],
  }) as FhirResource;
const said = (): string => document.querySelector('.wp-allergy')?.textContent ?? '';
const says = (words: RegExp): Promise<void> =>
  waitFor(() => {
    expect(said()).toMatch(words);
  });

describe('the allergy label', () => {
  it('while asking says how many replied, and in no alarm', async () => {
    show(opened('one'));
    expect(said()).toBe('Allergies unavailable – checking, 0 of 2 replied');
    expect(document.querySelector('.wp-allergy--asking')).not.toBeNull();
    await reply(ask(NORTHGATE), failed);
    await says(/^⚠ Allergies unavailable – Northgate did not reply/);
    expect(document.querySelector('.wp-allergy--asking')).toBeNull();
  });

  it('names who was not checked beside what is known', async () => {
    show(opened('one'));
    await reply(ask(PARKSIDE), answered(PARKSIDE, [allergy('a', 'Penicillin')]));
    await says(/^⚠ Known allergies: penicillin Still checking, 1 of 2 replied\.$/i);
    await reply(ask(NORTHGATE), failed);
    await says(/^⚠ Known allergies: penicillinNorthgate not checked\. $/i);
  });

  it('names who disagrees, and never two spellings as a difference', async () => {
    show(opened('one'));
    await reply(ask(PARKSIDE), answered(PARKSIDE, [allergy('a', 'Allergy to penicillin')]));
    await reply(ask(NORTHGATE), answered(NORTHGATE, [NONE_KNOWN]));
    await says(/Northgate disagrees – view/);
    expect(region('Allergies').textContent).toContain('Northgate recorded “No known allergies”');
    expect(document.body.textContent).not.toMatch(/known allergies differs|conflict: see/i);
  });

  it('names as many as a line holds, and counts the others', async () => {
    show(opened('one'));
    const many = ['Penicillin', 'Latex', 'Aspirin', 'Peanut', 'Codeine', 'Morphine', 'Trimethoprim', 'Ibuprofen'];
    await reply(
      ask(PARKSIDE),
      answered(
        PARKSIDE,
        many.map((name, at) => worded(`a${String(at)}`, name)),
      ),
    );
    await says(/^⚠ Known allergies: \w+(?:, \w+){5,6} and [12] more/);
    expect(said().split(' and ')[0]?.length).toBeLessThan(100);
  });

  it('names every severe one, up to six, whatever the line holds', async () => {
    show(opened('one'));
    const severe = ['Penicillin', 'Amoxicillin', 'Flucloxacillin', 'Co-amoxiclav', 'Trimethoprim', 'Clarithromycin'];
    await reply(
      ask(PARKSIDE),
      answered(PARKSIDE, [worded('mild', 'Peanut'), ...severe.map((name, at) => anaphylaxis(`s${String(at)}`, name))]),
    );
    await says(/^⚠ Known allergies: [^,]+(?:, [^,]+){5} and 1 more/);
    expect(said()).not.toMatch(/peanut/i);
  });
});
