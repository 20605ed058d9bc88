/** Where does the name of a medicine or an allergen tell? */
import { describe } from 'vitest';
import { plain, local, HIV, condition, request, allergy, check } from '../../../tests/kits/gateway/walked';

describe('a medicine', () => {
  check([
    [
      'is read by its name, whatever its code',
      request({ medicationCodeableConcept: { coding: [{ ...plain, display: 'Truvada tablets' }] } }),
      ['EX-1'],
    ],
    [
      'is read by its text, whatever its code',
      request({ medicationCodeableConcept: { coding: [plain], text: 'Truvada tablets' } }),
      ['EX-1'],
    ],
    [
      'is read by its name as a bare coding too',
      request({ medicationCodeableConcept: { ...plain, display: 'Chorionic gonadotrophin' } }),
      ['EX-2'],
    ],
    [
      'is not read as one in a bare coding elsewhere',
      request({ category: { ...local, display: 'Chorionic gonadotrophin' } }),
      [],
    ],
    [
      'that is another use by the other ingredient tells nothing, though each is coded',
      {
        resourceType: 'Medication',
        code: { coding: [{ ...plain, display: 'Paxlovid' }] },
        ingredient: [{ itemCodeableConcept: { coding: [{ ...plain, display: 'Ritonavir' }] } }],
      },
      [],
    ],
    [
      'that is another use is no other by its code’s name',
      {
        resourceType: 'Medication',
        code: { coding: [{ ...plain, display: 'Ritonavir' }] },
        ingredient: [{ itemCodeableConcept: { text: 'Nirmatrelvir' } }],
      },
      [],
    ],
    [
      'is read by its ingredient',
      {
        resourceType: 'Medication',
        code: { coding: [plain] },
        ingredient: [{ itemCodeableConcept: { coding: [{ ...plain, display: 'Dolutegravir' }] } }],
      },
      ['EX-1'],
    ],
    [
      'is read as the name of a substance',
      { resourceType: 'Substance', code: { coding: [{ ...plain, display: 'Dolutegravir' }] } },
      ['EX-1'],
    ],
    [
      'that is another use of the ingredient by one of its names tells nothing',
      {
        resourceType: 'Medication',
        code: { text: 'Zeffix' },
        ingredient: [{ itemCodeableConcept: { text: 'Lamivudine' } }],
      },
      [],
    ],
    [
      'that is another use by the other ingredient tells nothing',
      {
        resourceType: 'Medication',
        code: { text: 'Paxlovid' },
        ingredient: [{ itemCodeableConcept: { text: 'Nirmatrelvir' } }, { itemCodeableConcept: { text: 'Ritonavir' } }],
      },
      [],
    ],
    [
      'whose words tell is told by them',
      request({ medicationCodeableConcept: { text: 'Co-trimoxazole (HIV prophylaxis)' } }),
      ['EX-1'],
    ],
    [
      'that is a hormone waits for its indication',
      request({ medicationCodeableConcept: { coding: [{ ...plain, display: 'Estradiol 2mg tablets' }] } }),
      ['hormone'],
    ],
    [
      'is not read for a door code beside a valid code',
      request({ medicationCodeableConcept: { coding: [plain], text: 'Key safe 1234' } }),
      [],
    ],
    [
      'is not read in a plan by the words beside a valid code',
      request({ category: [{ coding: [plain], text: 'Truvada' }] }),
      [],
    ],
    [
      'is read as the product of a plan',
      {
        resourceType: 'CarePlan',
        activity: [{ detail: { productCodeableConcept: { coding: [{ ...plain, display: 'Pregnyl' }] } } }],
      },
      ['EX-2'],
    ],
    [
      'is read by the words of its reference',
      request({ medicationReference: { reference: 'Medication/gone', display: 'Truvada' } }),
      ['EX-1'],
    ],
    [
      'is read by a reference of words alone',
      request({ medicationReference: { display: 'Chorionic gonadotrophin 5000 units' } }),
      ['EX-2'],
    ],
    [
      'is read by the words of its reference as a medicine only where medicines stand',
      condition({
        medicationReference: { reference: 'Medication/gone', display: 'Chorionic gonadotrophin 5000 units' },
      }),
      [],
    ],
    [
      'is read by the words of no other reference as a medicine',
      request({
        subject: { reference: 'Patient/p', display: 'Pregnyl Smith' },
        other: { display: 'Chorionic gonadotrophin' },
      }),
      [],
    ],
    [
      'that an allergy is to is read by its name',
      allergy({ code: { coding: [{ ...plain, display: 'Abacavir' }] } }),
      ['EX-1'],
    ],
    [
      'that an allergy is to is read as the substance of a reaction',
      allergy({ reaction: [{ substance: { coding: [{ ...plain, display: 'Abacavir' }] } }] }),
      ['EX-1'],
    ],
    [
      'that an allergy is to is not read in how it shows',
      allergy({ reaction: [{ manifestation: [{ coding: [plain], text: 'On abacavir' }] }] }),
      [],
    ],
    ['that is a hormone tells nothing as an allergy', allergy({ code: { text: 'Testosterone' } }), []],
    [
      'in the name of a test tells',
      { resourceType: 'Observation', code: { coding: [{ ...plain, display: 'Serum efavirenz level' }] } },
      ['EX-1'],
    ],
    [
      'in the words beside a test’s code tells',
      { resourceType: 'Observation', code: { coding: [plain], text: 'On efavirenz' } },
      ['EX-1'],
    ],
    [
      'in the name of a result tells',
      { resourceType: 'Observation', valueCodeableConcept: { coding: [{ ...plain, display: 'Clomid response' }] } },
      ['EX-2'],
    ],
    [
      'in the name of a category tells nothing',
      { resourceType: 'Observation', category: [{ coding: [{ ...plain, display: 'Clomid response' }] }] },
      [],
    ],
    [
      'in a name that is no text tells nothing',
      { resourceType: 'Observation', code: { coding: [null, { ...plain, display: 7 }] } },
      [],
    ],
    [
      'in a list where a name should be tells all the same',
      { resourceType: 'Observation', code: { coding: [null, { ...plain, display: ['Efavirenz'] }] } },
      ['EX-1'],
    ],
  ]);
});

describe('an allergy', () => {
  check([
    ['is decided by no text', allergy({ code: { text: 'Chlamydia vaccine' } }), []],
    ['is decided by no display', allergy({ code: { coding: [{ ...local, display: 'Chlamydia vaccine' }] } }), []],
    ['is decided by no bare display', allergy({ code: { ...local, display: 'Chlamydia vaccine' } }), []],
    ['is decided by nobody’s name', allergy({ recorder: { display: 'GUM clinic nurse' } }), []],
    ['is decided by its codes', allergy({ code: { coding: [HIV] } }), ['EX-1']],
  ]);
});
