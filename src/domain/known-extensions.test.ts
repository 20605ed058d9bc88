/** Under which name is an extension known, and whose extensions are known at all? */
import { expect, it } from 'vitest';
import { extensionName } from './known-extensions';

it.each<readonly [string, string | null]>([
  [
    'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-MedicationRepeatInformation',
    'MedicationRepeatInformation',
  ],
  ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-MedicationRepeatInformation', 'MedicationRepeatInformation'],
  [
    'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-MedicationRepeatInformation-1',
    'MedicationRepeatInformation',
  ],
  ['https://fhir.hl7.org.uk/StructureDefinition/Extension-CareConnect-ProblemSignificance-12', 'ProblemSignificance'],
  ['http://fhir.nhs.uk/StructureDefinition/extension-gpc-Evidence', null],
  ['http://fhir.nhs.uk/StructureDefinition/Extension-GPC-Evidence', 'Evidence'],
  ['http://fhir.nhs.net/StructureDefinition/Evidence', 'Evidence'],
  ['https://fhir.nhs.uk/StructureDefinition/Extension-DM-ControlledDrug', 'ControlledDrug'],
  ['https://fhir.nhs.uk/StructureDefinition/Extension-EPS-RepeatInformation', 'RepeatInformation'],
  ['https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-DeliveryChannel-2', 'DeliveryChannel'],
  ['https://fhir.nhs.uk/England/StructureDefinition/Extension-England-FlagDetail', 'FlagDetail'],
  ['http://hl7.org/fhir/StructureDefinition/flag-priority', 'flag-priority'],
  ['http://hl7.org/fhir/StructureDefinition/Evidence', null],
  ['http://hl7.org/fhir/StructureDefinition/flag-priority/x', null],
  ['http://fhir.nhs.uk/Evidence1', null],
  ['http://fhir.nhs.uk/Evidence-1a', null],
  ['http://fhir.nhs.uk/Evidence/', null],
  ['http://fhir.nhs.uk/Evidence?x', null],
  ['http://fhir.nhs.uk.evil.example/Evidence', null],
  ['https://evil.example/http://fhir.nhs.uk/Evidence', null],
  ['https://evil.example/Evidence', null],
  ['ftp://fhir.nhs.uk/Evidence', null],
  ['', null],
])('%s is %s, asked once or again', (url, name) => {
  expect(extensionName(url)).toBe(name);
  expect(extensionName(url)).toBe(name);
});

it('is known as well after any number of others', () => {
  for (let at = 0; at < 1100; at += 1)
    expect(extensionName(`https://fhir.nhs.uk/${'x'.repeat(at)}/Evidence`)).toBe('Evidence');
  expect(extensionName('https://fhir.nhs.uk/late/Evidence')).toBe('Evidence');
  expect(extensionName('https://evil.example/late/Evidence')).toBeNull();
});
