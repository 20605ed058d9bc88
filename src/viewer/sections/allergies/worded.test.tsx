// @vitest-environment jsdom
/**
 * Does an allergy to check stand in the banner as it was written, in quotes, and do worded denials stand beside the
 * label without making it?
 */
import { cleanup, render, screen, within } from '@testing-library/react';
import type { FhirResource } from 'fhir/r4';
import { afterEach, describe, expect, it } from 'vitest';
import { SECTIONS } from '../../../domain/sections';
import type { ProviderState } from '../../../record/entry';
import { buildRecord } from '../../../record/record';
import { PROVIDERS } from '../../gallery/examples';
import { AT, Stage } from '../../gallery/Stage';
import { AllergyBox } from '../../screens/patient-record/AllergyBox';
import { AllergiesCard } from './AllergiesCard';

const allergy = (code: object, more: object = {}) => ({
  resourceType: 'AllergyIntolerance',
  patient: {},
  recordedDate: '2025-05-05',
  code,
  ...more,
});
const NONE = { coding: [{ system: 'http://snomed.info/sct', code: '716186003', display: 'No known allergy' }] };

function shown(...resources: readonly object[]) {
  const [provider] = PROVIDERS;
  if (provider === undefined) throw new Error('no provider');
  const states: readonly ProviderState[] = [
    {
      state: 'answered',
      provider,
      resources: resources.map((one, at) => ({ ...one, id: String(at) })) as unknown as readonly FhirResource[],
      coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
      warnings: [],
      retrievedAt: '',
    },
  ];
  const { container } = render(
    <Stage states={states} record={buildRecord({ providers: states, now: AT })}>
      <AllergyBox />
      <AllergiesCard shown={6} />
    </Stage>,
  );
  return {
    box: container.querySelector('.wp-allergy')?.textContent ?? '',
    card: screen.getByRole('region', { name: 'Allergies' }),
  };
}
afterEach(cleanup);

describe('the banner', () => {
  it.each([
    ['a denial that is none', allergy({ text: 'No penicillin – ALLERGIC' }), '“No penicillin – ALLERGIC”'],
    [
      'a negative code with an allergy beside it',
      allergy({ ...NONE, text: 'Penicillin – rash' }),
      '“Penicillin – rash”',
    ],
    [
      'a negative code with a note beside it',
      allergy(NONE, { note: [{ text: 'Latex: rash' }] }),
      '“No known allergy – Latex: rash”',
    ],
  ])('quotes %s as an allergy', (_what, sent, quoted) => {
    const { box, card } = shown(sent);
    expect(box).toContain('Known allergies');
    expect(box).toContain(quoted);
    expect(
      within(card).getByRole('button', { name: new RegExp(quoted.replace(/[()[\]]/g, '.')) }).textContent,
    ).toContain('to check');
  });

  it.each([['NKDA'], ['Not asked']])('has “%s” beside a label that it does not make', (text) => {
    const { box, card } = shown(allergy({ text }));
    expect(box).toContain('Allergies not recorded');
    expect(box).toContain(`“${text}” (05-May-2025)`);
    expect(card.textContent).toContain(`“${text}”`);
  });

  it('names a plain allergy without quotes', () => {
    expect(shown(allergy({ text: 'Penicillin' })).box).not.toContain('“');
  });
});
