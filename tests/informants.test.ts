/** Is nobody named who gave information and is neither patient nor staff? RECORD, “Third persons”. */
import { describe, expect, it } from 'vitest';
import { FULL_SHAPES } from '../src/gateway/redact/full-shapes';
import '../server/terminology/shipped';
import { allLeavesOf } from './kits/fhir/filled-element';
import { filledWith, shownOf } from './kits/fhir/shown';

const RELEASED = Object.keys(FULL_SHAPES);
/** Elements that FHIR gives to whoever told of it. */
const INFORMANTS: ReadonlySet<string> = new Set([
  'AllergyIntolerance.asserter',
  'Condition.asserter',
  'Goal.expressedBy',
  'MedicationRequest.reportedReference',
  'MedicationStatement.informationSource',
  'Procedure.asserter',
  'QuestionnaireResponse.source',
]);

describe('a relative who gave information, or took part', () => {
  const RELATIVE = {
    resourceType: 'RelatedPerson',
    id: 'kin',
    patient: { reference: 'Patient/p' },
    relationship: [{ text: 'Kinword' }],
    name: [{ text: 'Zelda Kinnersley' }],
  };
  const toRelatives = RELEASED.flatMap((type) =>
    allLeavesOf(type)
      .filter(({ targets }) => targets.includes('RelatedPerson'))
      .map((leaf) => [`${type}.${leaf.path}`, type, leaf] as const),
  );

  it.each(toRelatives)('is not named by %s', (_, type, leaf) => {
    for (const reference of [
      { reference: 'RelatedPerson/kin' },
      { reference: 'RelatedPerson/kin', display: 'Zelda' },
    ]) {
      const shown = shownOf(type, filledWith(type, leaf, reference), [RELATIVE]);
      expect(`${String(shown?.row)} ${String(shown?.opened)} ${String(shown?.also)}`).not.toMatch(/Zelda|Kinword/);
      expect(JSON.stringify(shown?.released)).not.toContain('Zelda');
    }
  });

  it.each(toRelatives)('is not named by %s either where they stand inside it', (_, type, leaf) => {
    const inside = { ...filledWith(type, leaf, { reference: '#kin', display: 'Zelda' }), contained: [RELATIVE] };
    const shown = shownOf(type, inside);
    expect(JSON.stringify(shown ?? null)).not.toMatch(/Zelda|Kinnersley|Kinword/);
    expect(JSON.stringify(shown?.released ?? null)).toMatch(
      INFORMANTS.has(`${type}.${leaf.path}`) ? /"type":"RelatedPerson"/ : /./,
    );
  });

  it.each(toRelatives.filter(([, type, { path }]) => INFORMANTS.has(`${type}.${path}`)))(
    'is not named by the words of %s, and stays no clinician',
    (_, type, leaf) => {
      const words = shownOf(type, filledWith(type, leaf, { display: 'Zelda, her daughter' }));
      expect(JSON.stringify(words)).not.toContain('Zelda');
      const pointed = shownOf(type, filledWith(type, leaf, { reference: 'RelatedPerson/kin' }));
      expect(JSON.stringify(pointed?.released)).toContain('"type":"RelatedPerson"');
    },
  );

  it('whose word an allergy’s denial is makes no clinician’s denial, whether they are released or not', () => {
    const denial = {
      ...filledWith('AllergyIntolerance', { path: 'asserter', lists: [false] }, { reference: 'RelatedPerson/kin' }),
      code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] },
    };
    for (const beside of [[RELATIVE], []])
      expect(shownOf('AllergyIntolerance', denial, beside)?.row).toContain('"noKnownAllergies":false');
  });

  it('nobody is named who raised a concern for somebody’s safety; the organisation is', () => {
    const raised = (words: string, author: string) =>
      shownOf('Flag', {
        resourceType: 'Flag',
        id: 'x',
        status: 'active',
        code: { text: words },
        author: { reference: author },
      });
    expect(raised('Safeguarding concern', 'Practitioner/p')?.opened).not.toContain('Dr Prizell');
    expect(raised('Safeguarding concern', 'Practitioner/p')?.opened).toContain('Northgate');
    expect(raised('Safeguarding concern', 'Organization/o')?.opened).toContain('Ozrick House');
    expect(raised('Needs an interpreter', 'Practitioner/p')?.opened).toContain('Dr Prizell');
  });
});
