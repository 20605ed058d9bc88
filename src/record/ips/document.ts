/**
 * How does the record as it is shown leave as one document? A FHIR International Patient Summary: a Bundle of type
 * document, whole in itself,
 * that says what it does not hold. Pure. Source: HL7 International Patient Summary Implementation Guide 2.0.0.
 */
import type { Bundle, Composition, CompositionSection, FhirResource, Patient } from 'fhir/r4';
import { LOINC } from '../../domain/code-systems';
import { toIso } from '../../domain/instant';
import { NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import type { Absence, AbsenceReason, Entry, ProviderState, Source, WholeRecord } from '../entry';
import { createContents } from './contents';
import { lineOf, narrative } from './narrative';
import { IPS_SECTIONS, type IpsSection } from './sections';

export interface IpsPerson {
  readonly nhsNumber: string;
  readonly family: string;
  readonly given: string;
  readonly title?: string;
  readonly dateOfBirth: string;
  readonly gender: string;
  readonly deceased: boolean;
  readonly deceasedAt?: string;
  readonly address?: string;
  readonly telephone?: string;
}

export interface IpsRequest {
  readonly record: WholeRecord;
  readonly states: readonly ProviderState[];
  readonly person: IpsPerson;
  /** Who takes it out: name, role and organisation, in words. */
  readonly madeBy: {
    readonly name: string;
    readonly role: string;
    readonly organisation: { readonly ods: string; readonly name: string };
  };
  /** The standing notice, and what the role does not include. */
  readonly notices: readonly string[];
  /** Milliseconds: when it is made. */
  readonly now: number;
  /** A fresh UUID; every other name in the document is made from it. */
  readonly uuid: string;
}

const GENDERS: Readonly<Record<string, Patient['gender']>> = { Female: 'female', Male: 'male', Other: 'other' };
const EMPTY_REASONS = 'http://terminology.hl7.org/CodeSystem/list-empty-reason';
/**
 * Why a section holds nothing, in FHIR's own words; anything but a clinician's explicit negative is only "not
 * available".
 */
const emptyCode = (reasons: ReadonlySet<AbsenceReason>): 'withheld' | 'unavailable' =>
  reasons.size === 1 && reasons.has('withheld-by-role') ? 'withheld' : 'unavailable';

function patientOf(person: IpsPerson, id: string): Patient {
  const { nhsNumber, family, given, title, dateOfBirth, gender, deceased, deceasedAt, address, telephone } = person;
  return {
    resourceType: 'Patient',
    id,
    identifier: [{ system: NHS_NUMBER_SYSTEM, value: nhsNumber }],
    name: [
      {
        use: 'official',
        ...(family ? { family } : {}),
        ...(given ? { given: given.split(' ') } : {}),
        ...(title ? { prefix: [title] } : {}),
      },
    ],
    gender: GENDERS[gender] ?? 'unknown',
    birthDate: dateOfBirth,
    ...(deceasedAt ? { deceasedDateTime: deceasedAt } : deceased ? { deceasedBoolean: true } : {}),
    ...(telephone ? { telecom: [{ system: 'phone', value: telephone }] } : {}),
    ...(address ? { address: [{ use: 'home', text: address }] } : {}),
  };
}

/**
 * An entry whose sources differ brings them all, so that no reader sees one dose and not the other; else the leading
 * one stands for it.
 */
const sourcesOf = ({ sources, conflicts }: Entry): readonly Source[] => {
  const main = sources.filter(({ part }) => part === 'main');
  const leading = main.length > 0 ? main : sources.slice(0, 1);
  return conflicts.length > 0 ? leading : leading.slice(0, 1);
};

export function ipsDocument({ record, states, person, madeBy, notices, now, uuid }: IpsRequest): Bundle {
  let made = 0;
  const nextName = (): string => `urn:uuid:${uuid.slice(0, -12)}${(made += 1).toString(16).padStart(12, '0')}`;
  const [composition, patient, device, organisation] = [nextName(), nextName(), nextName(), nextName()];
  const contents = createContents(states, patient, nextName);
  const at = toIso(now);
  const names = new Map(states.map(({ provider }) => [provider.id, provider.name]));
  const nameOf = (provider: string): string => names.get(provider) ?? provider;

  const sectionOf = (row: IpsSection): CompositionSection | null => {
    const held = record.entries.filter((entry) => row.holds(entry, now));
    const isFirst = (entry: Entry): boolean => row.first?.(entry) === true;
    const entries = [...held.filter(isFirst), ...held.filter((entry) => !isFirst(entry))];
    const absent: readonly Absence[] = record.absences.filter(({ section }) => section === row.of);
    const references = entries.flatMap(sourcesOf).flatMap((source) => contents.include(source) ?? []);
    if (references.length === 0 && !row.required) return null;
    const label = row.of === 'allergies' ? [record.allergyLabel] : [];
    const reason = emptyCode(new Set(absent.map((one) => one.reason)));
    return {
      title: row.title,
      code: { coding: [{ system: LOINC, code: row.loinc, display: row.display }] },
      text: narrative(
        entries.map((entry) => lineOf(entry, nameOf)),
        [...label, ...absent.map(({ text }) => text)],
      ),
      ...(references.length > 0
        ? { entry: [...new Set(references)].map((reference) => ({ reference })) }
        : {
            emptyReason: {
              coding: [{ system: EMPTY_REASONS, code: reason }],
              text: absent[0]?.text ?? 'Nothing to show here.',
            },
          }),
    };
  };

  const sections = IPS_SECTIONS.map(sectionOf).filter((section) => section !== null);
  const unanswered = states
    .filter(({ state }) => state !== 'answered')
    .map(({ provider }) => `${provider.name} has not answered: what it holds is missing here.`);
  const whole: Composition = {
    resourceType: 'Composition',
    id: composition.slice('urn:uuid:'.length),
    text: narrative(
      [],
      [
        `Made from the joined-up record by ${madeBy.name}, ${madeBy.role}, ${madeBy.organisation.name}.`,
        ...unanswered,
        ...notices,
      ],
    ),
    status: 'final',
    type: { coding: [{ system: LOINC, code: '60591-5', display: 'Patient summary Document' }] },
    subject: { reference: patient },
    date: at,
    author: [{ reference: device }, { reference: organisation }],
    title: 'International Patient Summary from the joined-up record',
    confidentiality: 'R',
    custodian: { reference: organisation },
    section: sections,
  };
  const own: readonly (readonly [string, FhirResource])[] = [
    [composition, whole],
    [patient, patientOf(person, patient.slice('urn:uuid:'.length))],
    [
      device,
      {
        resourceType: 'Device',
        id: device.slice('urn:uuid:'.length),
        deviceName: [{ name: 'Whole Picture', type: 'user-friendly-name' }],
      },
    ],
    [
      organisation,
      {
        resourceType: 'Organization',
        id: organisation.slice('urn:uuid:'.length),
        identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: madeBy.organisation.ods }],
        name: madeBy.organisation.name,
      },
    ],
  ];
  return {
    resourceType: 'Bundle',
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuid}` },
    type: 'document',
    timestamp: at,
    entry: [...own.map(([fullUrl, resource]) => ({ fullUrl, resource })), ...contents.entries()],
  };
}
