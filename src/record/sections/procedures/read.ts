/** What does a procedure or an implant say: what was done, when, on which side, by whom? */
import type { Device, FhirResource, Procedure } from 'fhir/r4';
import { nothingKnown } from '../../codes/nothing-known';
import type { RecordDate } from '../../entry';
import { codeInWords, codeKeys, conceptCode, conceptText } from '../../fhir/concept';
import { identityKeys } from '../../fhir/identity';
import { guarded, referenceOf } from '../../fhir/readable';
import { namesOf, referenceText } from '../../fhir/reference';
import { timeDone } from '../../fhir/age';
import { firstDate, joined, list, notesText, textOf } from '../../fhir/shape';
import { moreBeside, statedAs, writtenIn } from '../../fhir/statement';
import { ties } from '../../fhir/ties';
import { phraseKey } from '../../fhir/wording';
import type { Side } from '../../../domain/sides';
import { NOT_AN_IMPLANT, implantKnownBy, type ImplantMarks } from './implant';
import { readName, type ProcedureName, type ReadName } from './name';
import { udiKeys } from './udi';
import { looseKey, sideDone } from './worded';
import type { FactBase, Link, ReadContext } from '../../section';

export interface ProcedureFact extends FactBase, ProcedureName {
  /** `statement`: that there are none, or that it is not known: no procedure, and joined with none. */
  readonly kind: 'procedure' | 'implant' | 'statement';
  readonly stated: string | null;
  /** A statement that there are none. */
  readonly none: boolean;
  /** Words that deny stand beside words that do not. */
  readonly toCheck: boolean;
  readonly title: string;
  /** The devices put in, by their unique identifiers. */
  readonly devices: readonly string[];
  /** By what an implant is known again. */
  readonly implant: ImplantMarks;
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
  /** What went wrong, by its words and by what it points to. */
  readonly complication: string | null;
  readonly followUp: string | null;
  /** Why it was not done, or was stopped. */
  readonly statusReason: string | null;
  /** When, where that was said in other words than one date. */
  readonly when: string | null;
  readonly used: string | null;
  readonly serial: string | null;
  readonly note: string | null;
  readonly identity: readonly string[];
  readonly links: readonly Link[];
}

const texts = (values: readonly (string | null)[]): string | null =>
  values.filter((value) => value !== null).join(', ') || null;

/** Words at its end that say, whatever the status, that it was not done. */
const NOT_DONE = /\b(?:declined|refused|not done|not performed|not carried out|not undertaken|cancelled)[.)]*$/i;

/** What went wrong. That something did is said even where nobody can read what. */
function complicationOf({ complication, complicationDetail }: Procedure, context: ReadContext): string | null {
  const details = list(complicationDetail);
  const named = texts([...list(complication).map(conceptText), ...namesOf(details, context)]);
  return named ?? (details.length > 0 ? 'recorded, no detail sent' : null);
}

type Called = Pick<ProcedureFact, 'kind' | 'title' | 'stated' | 'none' | 'toCheck'>;

/** What it is called: a procedure, a statement that there are none, or words to check. */
function namedAs(procedure: Procedure, title: string, { denied, deniesOne }: ReadName): Called {
  const more = moreBeside(procedure);
  if (denied?.kind === 'to check')
    return { kind: 'procedure', title: `“${denied.words}”`, stated: null, none: false, toCheck: true };
  const says = denied?.says ?? (deniesOne ? 'none' : null);
  return says === null
    ? { kind: 'procedure', title, stated: null, none: false, toCheck: false }
    : {
        kind: 'statement',
        title: denied?.words ?? title,
        stated: joined([statedAs(says, 'procedure'), more], ' – '),
        none: denied?.says === 'none' && more === null,
        toCheck: false,
      };
}

/** That something was done, and when, is there whatever it was; two of them are not one. */
const NAMELESS = 'Procedure recorded without a name';

function readProcedureResource(procedure: Procedure, context: ReadContext): ProcedureFact | string {
  const name = conceptText(procedure.code) ?? textOf(list(procedure.note)[0]?.text);
  const title = name ?? NAMELESS;
  const itself = `${context.provider.id} ${referenceOf(procedure)}`;
  const sites = list(procedure.bodySite);
  const { performedDateTime: dateTime, performedPeriod: period, performedString: string } = procedure;
  const named = readName({ code: procedure.code, title });
  const called = namedAs(procedure, title, named);
  const isNamedNotDone = called.kind === 'procedure' && procedure.status === 'completed' && NOT_DONE.test(title);
  return {
    provider: context.provider,
    reference: referenceOf(procedure),
    resource: procedure,
    date: firstDate(dateTime, period?.start, period?.end, string),
    end: firstDate(period?.end),
    when: timeDone({ dateTime, period, string, age: procedure.performedAge, range: procedure.performedRange }),
    kind: called.kind,
    title: called.title,
    stated: called.stated,
    none: called.none,
    toCheck: called.toCheck,
    code: named.code,
    codes: named.codes,
    phrase: name === null ? itself : named.phrase,
    operation: called.kind === 'statement' ? null : named.operation,
    loose: name === null ? itself : named.loose,
    approach: named.approach,
    besides: named.besides,
    implant: NOT_AN_IMPLANT,
    devices: list(procedure.focalDevice).flatMap(({ manipulated }) => {
      const device = context.resolve(manipulated?.reference);
      return device?.resourceType === 'Device' ? udiKeys(device) : [];
    }),
    side: sideDone(
      title,
      sites,
      procedure.code,
      list(procedure.note).map(({ text }) => textOf(text)),
    ),
    siteWords: sites.flatMap((site) => phraseKey(conceptText(site) ?? '').split(' ')).filter((word) => word !== ''),
    sites: texts(sites.map(conceptText)),
    status: isNamedNotDone ? 'not-done' : textOf(procedure.status),
    statusReason: conceptText(procedure.statusReason),
    where: referenceText(procedure.location, context),
    by: texts(list(procedure.performer).map(({ actor }) => referenceText(actor, context))),
    reason: texts([
      ...list(procedure.reasonCode).map(conceptText),
      ...namesOf(list(procedure.reasonReference), context),
    ]),
    outcome: conceptText(procedure.outcome),
    complication: complicationOf(procedure, context),
    followUp: texts(list(procedure.followUp).map(conceptText)),
    used: texts([
      ...list(procedure.usedCode).map(conceptText),
      ...namesOf(list(procedure.usedReference), context),
      ...namesOf(
        list(procedure.focalDevice).map(({ manipulated }) => manipulated),
        context,
      ),
    ]),
    serial: null,
    note: notesText(procedure.note),
    identity: identityKeys(procedure.identifier),
    links: [
      ...ties(procedure.encounter, 'Done at', 'Procedure'),
      ...ties(procedure.partOf, 'Part of', 'Part of it'),
      ...ties(procedure.reasonReference, 'Reason', 'Procedure'),
      ...ties(procedure.complicationDetail, 'Complication', 'Complication of'),
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

const deviceName = (device: Device): string | null =>
  conceptText(device.type) ??
  list(device.deviceName).flatMap(({ name }) => textOf(name) ?? [])[0] ??
  textOf(device.modelNumber);

/** A statement that there are no implants is no implant. */
function implantAs({ type }: Device, name: string): Called {
  const denied = nothingKnown('devices', writtenIn(type));
  if (denied?.kind === 'statement')
    return {
      kind: 'statement',
      title: denied.words,
      stated: statedAs(denied.says, 'device'),
      none: false,
      toCheck: false,
    };
  const words = denied === null ? name : `“${denied.words}”`;
  return { kind: 'implant', title: `Implant: ${words}`, stated: null, none: false, toCheck: denied !== null };
}

function readImplant(device: Device, context: ReadContext): ProcedureFact | string {
  const title = deviceName(device);
  if (title === null) return 'names no device';
  const implant = implantKnownBy(device, title);
  const serial = textOf(device.serialNumber);
  const made = textOf(device.manufacturer);
  return {
    provider: context.provider,
    reference: referenceOf(device),
    resource: device,
    // A device knows when it was made, not when it was put in: the procedure that did it has the date.
    date: null,
    end: null,
    when: null,
    ...implantAs(device, title),
    code: conceptCode(device.type),
    codes: codeKeys(device.type),
    phrase: phraseKey(title),
    operation: null,
    loose: looseKey(title),
    approach: null,
    besides: [],
    implant,
    devices: [],
    side: implant.side,
    siteWords: [],
    sites: null,
    status: textOf(device.status),
    where: null,
    by: made,
    reason: null,
    outcome: null,
    complication: null,
    followUp: null,
    statusReason: texts(list(device.statusReason).map(conceptText)),
    used: null,
    serial,
    note: notesText(device.note),
    identity: [...identityKeys(device.identifier), ...implant.udis],
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
