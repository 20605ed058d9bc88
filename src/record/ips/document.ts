/**
 * How does the record as it is shown leave as one document? A FHIR International Patient Summary: a Bundle of type
 * document, whole in itself, that says what it does not hold. Pure. Source: HL7 International Patient Summary
 * Implementation Guide 2.0.0.
 */
import type { Bundle, Composition, CompositionSection, Device, FhirResource, Organization, Patient } from 'fhir/r4';
import { isSummarised } from './summarised';
import { LOINC } from '../../domain/code-systems';
import { toIso } from '../../domain/instant';
import { NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import type { Absence, AbsenceReason, Entry, ProviderState, Source, WholeRecord } from '../entry';
import { allergyWords } from '../allergy-label';
import { createContents, type Contents } from './contents';
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
  /** Only where somebody ticked them for this one document. */
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

/** The full URLs of the document's own resources, and how the next one is made: all from one fresh UUID. */
function namesFrom(uuid: string) {
  let made = 0;
  const next = (): string => `urn:uuid:${uuid.slice(0, -12)}${(made += 1).toString(16).padStart(12, '0')}`;
  return { composition: next(), patient: next(), device: next(), organisation: next(), next };
}
type Names = ReturnType<typeof namesFrom>;

const idOf = (fullUrl: string): string => fullUrl.slice('urn:uuid:'.length);

/** An entry stands before the others of its section where the row says so. */
function entriesOf(row: IpsSection, { record, now }: IpsRequest): readonly Entry[] {
  const held = record.entries.filter((entry) => isSummarised(entry) && row.holds(entry, now));
  const isFirst = (entry: Entry): boolean => row.first?.(entry) === true;
  return [...held.filter(isFirst), ...held.filter((entry) => !isFirst(entry))];
}

/** What a section refers to, or in FHIR's own words why it is empty: never just nothing. */
function contentOf(
  references: readonly string[],
  absent: readonly Absence[],
): Pick<CompositionSection, 'entry' | 'emptyReason'> {
  if (references.length > 0) return { entry: [...new Set(references)].map((reference) => ({ reference })) };
  const code = emptyCode(new Set(absent.map(({ reason }) => reason)));
  return {
    emptyReason: {
      coding: [{ system: EMPTY_REASONS, code }],
      text: absent[0]?.text ?? 'Nothing to show here.',
    },
  };
}

/** One section; null where it holds nothing and the guide does not require it. Puts what it refers to in `contents`. */
function sectionOf(row: IpsSection, request: IpsRequest, contents: Contents): CompositionSection | null {
  const { record, states } = request;
  const nameOf = (id: string): string => states.find(({ provider }) => provider.id === id)?.provider.name ?? id;
  const entries = entriesOf(row, request);
  const absent = record.absences.filter(({ section }) => section === row.of);
  const references = entries.flatMap(sourcesOf).flatMap((source) => contents.include(source) ?? []);
  if (references.length === 0 && !row.required) return null;
  const label = row.of === 'allergies' ? [allergyWords(record, states.length)] : [];
  return {
    title: row.title,
    code: { coding: [{ system: LOINC, code: row.loinc, display: row.display }] },
    text: narrative(
      entries.map((entry) => lineOf(entry, nameOf)),
      [...label, ...absent.map(({ text }) => text)],
    ),
    ...contentOf(references, absent),
  };
}

/** Who made it, and what is missing because a provider has not answered or the role is not shown it. */
function standingText({ states, madeBy, notices }: IpsRequest): Composition['text'] {
  const unanswered = states
    .filter(({ state }) => state !== 'answered')
    .map(({ provider }) => `${provider.name} has not answered: what it holds is missing here.`);
  const by = `Made from the joined-up record by ${madeBy.name}, ${madeBy.role}, ${madeBy.organisation.name}.`;
  return narrative([], [by, ...unanswered, ...notices]);
}

const compositionOf = (names: Names, request: IpsRequest, section: CompositionSection[]): Composition => ({
  resourceType: 'Composition',
  id: idOf(names.composition),
  text: standingText(request),
  status: 'final',
  type: { coding: [{ system: LOINC, code: '60591-5', display: 'Patient summary Document' }] },
  subject: { reference: names.patient },
  date: toIso(request.now),
  author: [{ reference: names.device }, { reference: names.organisation }],
  title: 'International Patient Summary from the joined-up record',
  confidentiality: 'R',
  custodian: { reference: names.organisation },
  section,
});

const deviceOf = (fullUrl: string): Device => ({
  resourceType: 'Device',
  id: idOf(fullUrl),
  deviceName: [{ name: 'Whole Picture', type: 'user-friendly-name' }],
});

const organisationOf = (fullUrl: string, { ods, name }: IpsRequest['madeBy']['organisation']): Organization => ({
  resourceType: 'Organization',
  id: idOf(fullUrl),
  identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: ods }],
  name,
});

/** The record as one document: the Composition first, then whom and what it names, then all that it refers to. */
export function ipsDocument(request: IpsRequest): Bundle {
  const { states, person, madeBy, now, uuid } = request;
  const names = namesFrom(uuid);
  const contents = createContents(states, names.patient, names.next);
  const sections = IPS_SECTIONS.map((row) => sectionOf(row, request, contents)).filter((section) => section !== null);
  const own: readonly (readonly [string, FhirResource])[] = [
    [names.composition, compositionOf(names, request, sections)],
    [names.patient, patientOf(person, idOf(names.patient))],
    [names.device, deviceOf(names.device)],
    [names.organisation, organisationOf(names.organisation, madeBy.organisation)],
  ];
  return {
    resourceType: 'Bundle',
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuid}` },
    type: 'document',
    timestamp: toIso(now),
    entry: [...own.map(([fullUrl, resource]) => ({ fullUrl, resource })), ...contents.entries()],
  };
}
