import type { Immunization } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SNOMED } from '../../../domain/code-systems';
import { factOf, joined } from '../../fhir/testing';
import { diseasesIn } from './diseases';
import { rules } from './rules';

const vaccine = (text: string, when?: string, rest: Partial<Immunization> = {}): Immunization =>
  ({
    resourceType: 'Immunization',
    id: '1',
    status: 'completed',
    patient: { reference: 'Patient/p' },
    vaccineCode: { text },
    ...(when === undefined ? {} : { occurrenceDateTime: when }),
    ...rest,
  }) as Immunization;
const dose = (number: number, disease?: string): Partial<Immunization> => ({
  protocolApplied: [
    { doseNumberPositiveInt: number, ...(disease === undefined ? {} : { targetDisease: [{ text: disease }] }) },
  ],
});
const joins = (a: Immunization, b: Immunization): boolean =>
  joined(rules, factOf(rules, a, 'gp'), factOf(rules, b, 'pharmacy'));
const DAY = '2026-10-01';
const coded = (code: string) => ({ coding: [{ system: SNOMED, code }] });
const unknownVaccine: Partial<Immunization> = {
  vaccineCode: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK' }] },
  extension: [
    {
      url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure',
      valueCodeableConcept: { text: 'Seasonal influenza vaccination' },
    },
  ],
};

describe('immunisations are one', () => {
  it.each<[string, Immunization, Immunization]>([
    [
      'same vaccine, a date and a time of that day',
      vaccine('Influenza vaccine', DAY),
      vaccine('influenza vaccine', '2026-10-01T23:30:00+01:00'),
    ],
    [
      'same code under other words',
      vaccine('Flu', DAY, { vaccineCode: { coding: [{ system: SNOMED, code: '7' }] } }),
      vaccine('x', DAY, { vaccineCode: { coding: [{ system: SNOMED, code: '7' }], text: 'Seasonal' } }),
    ],
    [
      'a combined vaccine and the disease that it was given for',
      vaccine('ADACEL (Tdap)', `${DAY}T14:20:00Z`),
      vaccine('', DAY, {
        ...unknownVaccine,
        extension: [
          {
            url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-VaccinationProcedure-1',
            valueCodeableConcept: { text: 'Pertussis vaccination in pregnancy' },
          },
        ],
      }),
    ],
    ['pertussis and its combined vaccine', vaccine('Boostrix-IPV', DAY), vaccine('Whooping cough vaccination', DAY)],
    ['brand and disease', vaccine('Comirnaty XBB', DAY), vaccine('COVID-19 vaccination', DAY)],
    [
      'same target disease and dose',
      vaccine('A', DAY, dose(2, 'Pneumococcal disease')),
      vaccine('B', DAY, dose(2, 'pneumococcal infection')),
    ],
    [
      'target disease by its code alone',
      vaccine('A', DAY, { protocolApplied: [{ doseNumberPositiveInt: 1, targetDisease: [coded('6142004')] }] }),
      vaccine('B', DAY, dose(1, 'Influenza')),
    ],
    [
      'one target disease that no list knows',
      vaccine('A', DAY, { protocolApplied: [{ doseNumberPositiveInt: 1, targetDisease: [coded('1')] }] }),
      vaccine('B', DAY, { protocolApplied: [{ doseNumberPositiveInt: 1, targetDisease: [coded('1')] }] }),
    ],
    [
      'a vaccine that GP Connect sends as unknown, told by its act',
      vaccine('', DAY, unknownVaccine),
      vaccine('Fluenz', DAY),
    ],
    [
      'a target disease that says nothing',
      vaccine('Rotarix vaccine live oral suspension 1.5ml tube', DAY, dose(1, 'Unknown')),
      vaccine('Rotavirus vaccine', DAY, dose(1)),
    ],
    [
      'one target of the several in the name',
      vaccine('Priorix', DAY, dose(1, 'Measles')),
      vaccine('MMR', DAY, dose(1)),
    ],
    ['six in one, by its brand and by its letters', vaccine('Vaxelis', DAY), vaccine('DTaP/IPV/Hib/HepB', DAY)],
    ['a vaccine had once, known only to its year', vaccine('Pneumovax 23', '2015-10-01'), vaccine('PPV23', '2015')],
    [
      'a vaccine had once, known only to its month',
      vaccine('Abrysvo', '2024-11-05'),
      vaccine('RSV vaccine', '2024-11'),
    ],
    [
      'a numbered dose, known only to its month',
      vaccine('Bexsero', '2018-01-05', dose(2)),
      vaccine('Men B dose 2', '2018-01', dose(2)),
    ],
    [
      'a numbered dose that was entered the day after',
      vaccine('Men B', '2018-01-05', dose(2)),
      vaccine('Bexsero', '2018-01-06', dose(2)),
    ],
    [
      'given at one, not given at the other: a conflict',
      vaccine('MMR', DAY),
      vaccine('MMR', DAY, { status: 'not-done' }),
    ],
  ])('%s', (_what, a, b) => {
    expect(joins(a, b)).toBe(true);
  });
});

describe('immunisations stay two', () => {
  it.each<[string, Immunization, Immunization]>([
    ['the same vaccine the day after', vaccine('Influenza', DAY), vaccine('Influenza', '2026-10-02')],
    ['two doses on one day', vaccine('MMR', DAY, dose(1)), vaccine('MMR', DAY, dose(2))],
    ['two vaccines on one day', vaccine('Influenza', DAY), vaccine('COVID-19', DAY)],
    ['MenB and MenACWY on one day', vaccine('Bexsero', DAY), vaccine('Nimenrix', DAY)],
    ['a disease had by a vaccine of its own', vaccine('Measles vaccine', DAY), vaccine('MMR', DAY)],
    ['a tetanus vaccine of its own', vaccine('Revaxis', DAY), vaccine('Tetanus booster', DAY)],
    ['antibodies and a vaccine', vaccine('Tetanus immunoglobulin', DAY), vaccine('Revaxis', DAY)],
    ['one of its diseases, not given', vaccine('Pertussis', DAY, { status: 'not-done' }), vaccine('Adacel', DAY)],
    ['one of its diseases, of another day', vaccine('Pertussis', '2026-10-02'), vaccine('Adacel', DAY)],
    ['a disease that it is not against', vaccine('Pertussis vaccination', DAY), vaccine('Revaxis', DAY)],
    ['part of a combined vaccine', vaccine('Hepatitis B', DAY), vaccine('Infanrix Hexa', DAY)],
    [
      'hepatitis A, and hepatitis A with B',
      vaccine('Hepatitis A vaccine', DAY),
      vaccine('Hepatitis A and B vaccine (Twinrix)', DAY),
    ],
    ['without a date', vaccine('Influenza'), vaccine('Influenza')],
    ['known only to the month', vaccine('Influenza', '2026-10'), vaccine('Influenza', DAY)],
    ['had once, in another year', vaccine('Pneumovax 23', '2015-10-01'), vaccine('PPV23', '2016')],
    [
      'had once, declined at one and given at the other, of a coarse date',
      vaccine('Abrysvo', '2024-11-05', { status: 'not-done' }),
      vaccine('RSV vaccine', '2024-11'),
    ],
    ['a conjugate and a polysaccharide', vaccine('Prevenar 13', '2015-10-01'), vaccine('PPV23', '2015')],
    [
      'doses of other numbers in one month',
      vaccine('Bexsero', '2018-01-05', dose(1)),
      vaccine('Men B', '2018-01', dose(2)),
    ],
    [
      'a dose of one number a month later',
      vaccine('Bexsero', '2018-01-05', dose(2)),
      vaccine('Bexsero', '2018-02-06', dose(2)),
    ],
    [
      'numbered at one only, the day after',
      vaccine('Bexsero', '2018-01-05', dose(2)),
      vaccine('Bexsero', '2018-01-06'),
    ],
  ])('%s', (_what, a, b) => {
    expect(joins(a, b)).toBe(false);
  });
});

describe('diseases told from words', () => {
  it.each([
    ['Haemophilus influenzae type b vaccine', 'hib'],
    ['Quadrivalent influenza vaccine (split virion)', 'influenza'],
    ['Prevenar 13', 'pneumococcal conjugate'],
    ['Measles, mumps and rubella vaccine', 'measles+mumps+rubella'],
    ['MMRVAXPRO', 'measles+mumps+rubella'],
    ['Pneumococcal polysaccharide conjugate vaccine (13-valent adsorbed)', 'pneumococcal conjugate'],
    ['Pneumococcal polysaccharide vaccine', 'pneumococcal polysaccharide'],
    ['LAIV', 'influenza'],
    ['aTIV', 'influenza'],
    ['Boostrix-IPV', 'diphtheria+pertussis+polio+tetanus'],
    ['Boostrix', 'diphtheria+pertussis+tetanus'],
    ['Meningococcal A, C, W135 and Y conjugate vaccine', 'meningococcal acwy'],
    ['Something else', ''],
  ])('%s', (words, diseases) => {
    expect(diseasesIn(words)).toBe(diseases);
  });
});

describe('what an immunisation shows', () => {
  it('says that it was not given, and why', () => {
    const refused = vaccine('Influenza', DAY, { status: 'not-done', statusReason: { text: 'Declined' } });
    expect(rules.entry([factOf(rules, refused)], 0)).toMatchObject({
      status: 'Not given',
      summary: 'Not given: Declined',
      tag: 'not given',
      detail: { given: false },
    });
  });

  it('takes the name from the coded act where GP Connect sends no product', () => {
    const act = vaccine('', DAY, {
      vaccineCode: { coding: [] },
      extension: [
        {
          url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-VaccinationProcedure-1',
          valueCodeableConcept: {
            coding: [{ system: SNOMED, code: '822851000000102', display: 'Seasonal influenza vaccination' }],
          },
        },
      ],
    });
    expect(rules.entry([factOf(rules, act)], 0).title).toBe('Seasonal influenza vaccination');
    expect(joins(act, vaccine('Fluad', DAY))).toBe(true);
  });

  it.each([{}, { vaccineCode: {} }, { vaccineCode: { coding: [] } }, { vaccineCode: { text: ' ' } }])(
    'shows without a name what names no vaccine, and joins it with none: %j',
    (sent) => {
      const nameless = { ...vaccine('', DAY), vaccineCode: undefined, ...sent } as unknown as Immunization;
      expect(rules.entry([factOf(rules, nameless)], 0)).toMatchObject({
        title: 'Vaccine recorded without a name',
        status: 'Given',
        date: { text: DAY },
      });
      expect(joins(nameless, nameless)).toBe(false);
      expect(joins(nameless, vaccine('MMR', DAY))).toBe(false);
    },
  );

  it('does not call one batch two because of its spelling', () => {
    const row = rules.conflicts.find(({ field }) => field === 'batch');
    const [a, b] = [
      factOf(rules, vaccine('MMR', DAY, { lotNumber: 'AB-12' })),
      factOf(rules, vaccine('MMR', DAY, { lotNumber: 'ab12' })),
    ];
    expect(row?.equal?.(a, b)).toBe(true);
  });
});
