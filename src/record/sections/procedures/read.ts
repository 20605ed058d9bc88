/** What does a procedure or an implant say: what was done, when, on which side, by whom? */
import type { Device, FhirResource, Procedure } from 'fhir/r4';
import type { RecordDate } from '../../entry';
import { codeInWords, codeKeys, conceptCode, conceptText } from '../../fhir/concept';
import { identityKeys } from '../../fhir/identity';
import { guarded, referenceOf } from '../../fhir/readable';
import { referenceText } from '../../fhir/reference';
import { firstDate, list, textOf } from '../../fhir/shape';
import { ties } from '../../fhir/ties';
import { phraseKey, sideOf, type Side } from '../../fhir/wording';
import { operationOf } from './operation';
import type { FactBase, Link, ReadContext } from '../../section';

export interface ProcedureFact extends FactBase {
  readonly kind: 'procedure' | 'implant';
  readonly title: string;
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly codes: readonly string[];
  readonly phrase: string;
  /** The kind of operation or examination, broader than a code; null where the list does not know it. */
  readonly operation: string | null;
  readonly side: Side | null;
  /** The words of the body sites, without their side. */
  readonly siteWords: readonly string[];
  readonly sites: string | null;
  readonly status: string | null;
  readonly end: RecordDate | null;
  readonly where: string | null;
  readonly by: string | null;
  readonly reason: string | null;
  readonly outcome: string | null;
  readonly serial: string | null;
  readonly note: string | null;
  readonly identity: readonly string[];
  readonly links: readonly Link[];
}

const texts = (values: readonly (string | null)[]): string | null =>
  values.filter((value) => value !== null).join(', ') || null;

function readProcedureResource(procedure: Procedure, context: ReadContext): ProcedureFact | string {
  const title = conceptText(procedure.code) ?? textOf(list(procedure.note)[0]?.text);
  if (title === null) return 'names no procedure';
  const sites = list(procedure.bodySite);
  return {
    provider: context.provider,
    reference: referenceOf(procedure),
    resource: procedure,
    date: firstDate(
      procedure.performedDateTime,
      procedure.performedPeriod?.start,
      procedure.performedPeriod?.end,
      procedure.performedString,
    ),
    end: firstDate(procedure.performedPeriod?.end),
    kind: 'procedure',
    title,
    code: conceptCode(procedure.code),
    codes: codeKeys(procedure.code),
    phrase: phraseKey(title),
    operation: operationOf(procedure.code, title),
    side: sideOf(title, sites),
    siteWords: sites.flatMap((site) => phraseKey(conceptText(site) ?? '').split(' ')).filter((word) => word !== ''),
    sites: texts(sites.map(conceptText)),
    status: textOf(procedure.status),
    where: referenceText(procedure.location, context),
    by: texts(list(procedure.performer).map(({ actor }) => referenceText(actor, context))),
    reason: texts(list(procedure.reasonCode).map(conceptText)),
    outcome: conceptText(procedure.outcome),
    serial: null,
    note:
      list(procedure.note)
        .flatMap(({ text }) => textOf(text) ?? [])
        .join('; ') || null,
    identity: identityKeys(procedure.identifier),
    links: [
      ...ties(procedure.encounter, 'Done at', 'Procedure'),
      ...ties(procedure.partOf, 'Part of', 'Part of it'),
      ...ties(procedure.reasonReference, 'Reason', 'Procedure'),
      ...ties(procedure.report, 'Report', 'Procedure'),
      ...ties(procedure.basedOn, 'Referral', 'Procedure'),
      ...ties(
        list(procedure.focalDevice).map(({ manipulated }) => manipulated),
        'Implant',
        'Put in at',
      ),
    ],
  };
}

function readImplant(device: Device, context: ReadContext): ProcedureFact | string {
  const title =
    conceptText(device.type) ??
    list(device.deviceName).flatMap(({ name }) => textOf(name) ?? [])[0] ??
    textOf(device.modelNumber);
  if (title === null) return 'names no device';
  const udi = list(device.udiCarrier).flatMap(({ deviceIdentifier }) => textOf(deviceIdentifier) ?? [])[0];
  const serial = textOf(device.serialNumber);
  const made = textOf(device.manufacturer);
  return {
    provider: context.provider,
    reference: referenceOf(device),
    resource: device,
    // A device knows when it was made, not when it was put in: the procedure that did it has the date.
    date: null,
    end: null,
    kind: 'implant',
    title: `Implant: ${title}`,
    code: conceptCode(device.type),
    codes: codeKeys(device.type),
    phrase: phraseKey(title),
    operation: null,
    side: sideOf(title),
    siteWords: [],
    sites: null,
    status: textOf(device.status),
    where: null,
    by: made,
    reason: null,
    outcome: null,
    serial,
    note:
      list(device.note)
        .flatMap(({ text }) => textOf(text) ?? [])
        .join('; ') || null,
    identity: [
      ...identityKeys(device.identifier),
      ...(udi !== undefined && serial !== null ? [`udi:${udi}|${serial}`] : []),
    ],
    links: [],
  };
}

/** Reads procedures and implants; which body site counts in the title is left to the words sent. */
export const readProcedure = guarded<ProcedureFact>((resource: FhirResource, context) => {
  if (resource.resourceType === 'Procedure') return readProcedureResource(resource, context);
  if (resource.resourceType === 'Device') return readImplant(resource, context);
  return 'is of a type that the procedures do not read';
});

export const statusWords = ({ status }: ProcedureFact): string | null =>
  status === null ? null : status === 'not-done' ? 'Not done' : codeInWords(status);
