/**
 * What goes into the audit for one act? Who, whose record, why, under which policy; never what was withheld (POLICY 7).
 */
import type { AuditEvent, AuditEventAgent, AuditEventEntity, CodeableConcept, Coding } from 'fhir/r4';
import type { Membership } from '../../domain/api';
import {
  ACCESS_SYSTEM,
  AUDIT_ACTIONS,
  AUDIT_ACTION_SYSTEM,
  INSTANCE_SYSTEM,
  ROLE_SYSTEM,
  USER_SYSTEM,
  type AuditAction,
} from '../../domain/audit';
import { toIso } from '../../domain/instant';
import { NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import { roleName, ROLES_WITHOUT_CLINICAL_VIEW } from '../../domain/roles';
import type { User } from '../config';

export interface AuditFacts {
  readonly action: AuditAction;
  readonly at: number;
  readonly user: Pick<User, 'id' | 'name'> | null;
  /** As what and where they acted; null where nobody is signed in. */
  readonly membership: Membership | null;
  readonly nhsNumber?: string;
  /** False for what was refused or failed. */
  readonly succeeded: boolean;
  readonly emergency?: boolean;
  /**
   * By name; empty and undefined values are left out. INVARIANT: no code, no count and no name of anything withheld.
   */
  readonly details?: Readonly<Record<string, string | undefined>>;
  /** What a search asked for, word for word. */
  readonly query?: unknown;
  readonly place: Place;
}

/** Where it happened: which instance answered, at which address, and from where it was asked. */
export interface Place {
  readonly instance: { readonly name: string; readonly region: string };
  readonly server: string;
  /** The address of the connection; null where there is none, as inside a page. */
  readonly client: string | null;
  /** Our own id of the request: the same in the log, and in what was asked of others. Absent: none was made. */
  readonly request?: string;
}

/** Source: IHE BALP 1.1, "X-Request-Id". */
const TRANSACTION = 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType';

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';
const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';
const PROFILES = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit';

const SOURCE_ROLE: Coding = { system: DICOM, code: '110153', display: 'Source Role ID' };
const DESTINATION_ROLE: Coding = { system: DICOM, code: '110152', display: 'Destination Role ID' };
const entityType = (code: string, display: string): Coding => ({
  system: `${TERMINOLOGY}/audit-entity-type`,
  code,
  display,
});
const entityRole = (code: string, display: string): Coding => ({ system: `${TERMINOLOGY}/object-role`, code, display });

type Shape = 'read' | 'query' | 'other';

/** BALP has profiles for what was read and for what was searched; other acts have the same parts and claim none. */
function shapeOf({ action }: AuditFacts): Shape {
  const { interaction, action: crude } = AUDIT_ACTIONS[action];
  return interaction === 'search-type' ? 'query' : interaction === 'read' && crude === 'R' ? 'read' : 'other';
}

/** BALP's profiles are for success; for PatientQuery and PatientRead there is one identified patient. */
function profileOf(facts: AuditFacts, shape: Shape): { readonly meta?: AuditEvent['meta'] } {
  if (!facts.succeeded || shape === 'other') return {};
  const name = `${facts.nhsNumber === undefined ? '' : 'Patient'}${shape === 'read' ? 'Read' : 'Query'}`;
  return { meta: { profile: [`${PROFILES}.${name}`] } };
}

/** Why it was done: care or an emergency for those who care; running the record for its desks (v3-ActReason). */
function purposeOf({
  action,
  membership,
  nhsNumber,
  emergency = false,
  details = {},
}: AuditFacts): NonNullable<AuditEvent['purposeOfEvent']> {
  const code = (): string | null => {
    if (membership !== null && ROLES_WITHOUT_CLINICAL_VIEW.includes(membership.role)) return 'HOPERAT';
    if (emergency || details['purpose'] === 'emergency') return 'ETREAT';
    return nhsNumber !== undefined || shapeOf({ action } as AuditFacts) === 'query' ? 'TREAT' : null;
  };
  const found = code();
  return found === null ? [] : [{ coding: [{ system: `${TERMINOLOGY}/v3-ActReason`, code: found }] }];
}

/** An address that is a number is an IP address (2), any other a machine's name (1). */
const networkOf = (address: string): NonNullable<AuditEventAgent['network']> => ({
  address,
  type: /^[\d.]+$|:.*:/.test(address) ? '2' : '1',
});

const roleOf = ({ role }: Membership): CodeableConcept => ({
  coding: [{ system: ROLE_SYSTEM, code: role }],
  text: roleName(role),
});

/**
 * The person, the browser and the gateway. BALP follows DICOM: what is read flows to the client, what is searched for
 * flows to the server.
 */
function agentsOf(
  { user, membership, place }: AuditFacts,
  shape: Shape,
  purpose: NonNullable<AuditEvent['purposeOfEvent']>,
): AuditEvent['agent'] {
  const [client, server] = shape === 'read' ? [DESTINATION_ROLE, SOURCE_ROLE] : [SOURCE_ROLE, DESTINATION_ROLE];
  return [
    {
      type: {
        coding: [{ system: `${TERMINOLOGY}/v3-ParticipationType`, code: 'IRCP', display: 'information recipient' }],
      },
      who: {
        identifier: { system: USER_SYSTEM, value: user?.id ?? 'nobody' },
        display: user?.name ?? 'Nobody signed in',
      },
      name: user?.name ?? 'Nobody signed in',
      ...(membership ? { role: [roleOf(membership)] } : {}),
      ...(purpose.length > 0 ? { purposeOfUse: purpose } : {}),
      requestor: true,
    },
    {
      type: { coding: [client] },
      who: { display: 'Whole Picture in the browser' },
      requestor: false,
      network: networkOf(place.client ?? place.server),
    },
    {
      type: { coding: [server] },
      who: { display: 'Whole Picture gateway' },
      requestor: false,
      network: networkOf(place.server),
    },
  ];
}

const base64 = (value: unknown): string =>
  btoa(Array.from(new TextEncoder().encode(JSON.stringify(value)), (byte) => String.fromCharCode(byte)).join(''));

/** What was read or asked: the opened record by its access, or the search word for word. */
function objectOf({ action, details = {}, query }: AuditFacts, shape: Shape): readonly AuditEventEntity[] {
  const type = entityType('2', 'System Object');
  if (shape === 'query') return [{ type, role: entityRole('24', 'Query'), query: base64(query ?? {}) }];
  if (shape === 'other') return [];
  const access = details['access'];
  const what =
    access === undefined
      ? { display: AUDIT_ACTIONS[action].text }
      : { identifier: { system: ACCESS_SYSTEM, value: access }, display: 'Joined-up record' };
  return [{ type, role: entityRole('4', 'Domain Resource'), what }];
}

/**
 * The FHIR R4 AuditEvent, shaped after IHE BALP 1.1 (PatientRead, PatientQuery). Deterministic: equal facts give an
 * equal event.
 */
export function auditEvent(facts: AuditFacts): AuditEvent {
  const { action, at, membership, nhsNumber, succeeded, details = {}, place } = facts;
  const { text, interaction, action: crude } = AUDIT_ACTIONS[action];
  const shape = shapeOf(facts);
  const purpose = purposeOf(facts);
  const all = { organisation: membership?.organisation.name, ods: membership?.organisation.ods, ...details };
  const detail = Object.entries(all).flatMap(([type, valueString]) => (valueString ? [{ type, valueString }] : []));
  const patient = {
    what: { type: 'Patient', identifier: { system: NHS_NUMBER_SYSTEM, value: nhsNumber } },
    type: entityType('1', 'Person'),
    role: entityRole('1', 'Patient'),
  };
  return {
    resourceType: 'AuditEvent',
    ...profileOf(facts, shape),
    type: { system: `${TERMINOLOGY}/audit-event-type`, code: 'rest', display: 'RESTful Operation' },
    subtype: [
      { system: 'http://hl7.org/fhir/restful-interaction', code: interaction, display: interaction },
      { system: AUDIT_ACTION_SYSTEM, code: action, display: text },
    ],
    action: crude,
    recorded: toIso(at),
    outcome: succeeded ? '0' : '4',
    ...(!succeeded && details['why'] ? { outcomeDesc: details['why'] } : {}),
    ...(purpose.length > 0 ? { purposeOfEvent: purpose } : {}),
    agent: agentsOf(facts, shape, purpose),
    source: {
      site: place.instance.name,
      observer: {
        identifier: { system: INSTANCE_SYSTEM, value: place.instance.region },
        display: 'Whole Picture gateway',
      },
      type: [{ system: `${TERMINOLOGY}/security-source-type`, code: '4', display: 'Application Server' }],
    },
    entity: [
      ...(nhsNumber === undefined ? [] : [patient]),
      ...objectOf(facts, shape),
      // BALP allows a query no details, so they stand beside it, for every act alike.
      ...(detail.length > 0 ? [{ type: entityType('4', 'Other'), detail }] : []),
      ...(place.request === undefined
        ? []
        : [{ what: { identifier: { value: place.request } }, type: { system: TRANSACTION, code: 'XrequestId' } }]),
    ],
  };
}
