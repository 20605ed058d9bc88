/**
 * Does an AuditEvent keep the IHE BALP profile that it claims? The rules of PatientRead, PatientQuery, Read and Query,
 * version 1.1. Source: https://profiles.ihe.net/ITI/BALP
 */
import type { AuditEvent, AuditEventAgent, AuditEventEntity } from 'fhir/r4';

const DCM = 'http://dicom.nema.org/resources/ontology/DCM';
const BASE = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.';

type Rule = readonly [what: string, holds: boolean];

const agents = (event: AuditEvent, system: string, code: string): readonly AuditEventAgent[] =>
  event.agent.filter(({ type }) => type?.coding?.some((coding) => coding.system === system && coding.code === code));

const entities = (event: AuditEvent, code: string): readonly AuditEventEntity[] =>
  (event.entity ?? []).filter(
    ({ type }) => type?.system === 'http://terminology.hl7.org/CodeSystem/audit-entity-type' && type.code === code,
  );

const interactionIs = (event: AuditEvent, ...codes: readonly string[]): boolean =>
  (event.subtype ?? []).some(
    ({ system, code }) => system === 'http://hl7.org/fhir/restful-interaction' && codes.includes(code ?? ''),
  );

function common(event: AuditEvent, client: string, server: string): readonly Rule[] {
  const users = agents(event, 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'IRCP');
  const machine = (code: string): boolean => {
    const [one, ...more] = agents(event, DCM, code);
    return more.length === 0 && one?.who !== undefined && one.network?.address !== undefined && one.media === undefined;
  };
  return [
    ['type is rest', event.type.code === 'rest'],
    ['outcome is success', event.outcome === '0'],
    ['one client, with who and network', machine(client)],
    ['one server, with who and network', machine(server)],
    [
      'the user requested it, and is no network device',
      users.length === 1 &&
        users.every(({ requestor, network, who }) => requestor && network === undefined && who !== undefined),
    ],
  ];
}

const patient = (event: AuditEvent): Rule => {
  const [one, ...more] = entities(event, '1');
  return [
    'one patient, referred to',
    more.length === 0 &&
      one?.role?.code === '1' &&
      one.what?.type === 'Patient' &&
      one.what.identifier?.value !== undefined,
  ];
};

function read(event: AuditEvent): readonly Rule[] {
  const [object, ...more] = entities(event, '2');
  return [
    ...common(event, '110152', '110153'),
    ['action is R', event.action === 'R'],
    ['interaction is read', interactionIs(event, 'read', 'vread')],
    [
      'one object, named',
      more.length === 0 && ['3', '4', '20'].includes(object?.role?.code ?? '') && object?.what !== undefined,
    ],
  ];
}

function query(event: AuditEvent): readonly Rule[] {
  const [object, ...more] = entities(event, '2');
  return [
    ...common(event, '110153', '110152'),
    ['action is E', event.action === 'E'],
    ['interaction is a search', interactionIs(event, 'search', 'search-type', 'search-system')],
    [
      'one query, word for word',
      more.length === 0 &&
        object?.role?.code === '24' &&
        object.query !== undefined &&
        object.what === undefined &&
        object.detail === undefined,
    ],
  ];
}

const PROFILES: Readonly<Record<string, (event: AuditEvent) => readonly Rule[]>> = {
  Read: read,
  Query: query,
  PatientRead: (event) => [...read(event), patient(event)],
  PatientQuery: (event) => [...query(event), patient(event)],
};

/** Every rule of the claimed profiles that is broken; claims of no profile of BALP are a fault too. */
export function balpFaults(event: AuditEvent): readonly string[] {
  return (event.meta?.profile ?? []).flatMap((url) => {
    const rules = url.startsWith(BASE) ? PROFILES[url.slice(BASE.length)] : undefined;
    if (rules === undefined) return [`${url} is no profile of BALP`];
    return rules(event).flatMap(([what, holds]) => (holds ? [] : [`${url}: ${what}`]));
  });
}
