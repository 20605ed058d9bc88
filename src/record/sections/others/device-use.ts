/** What does somebody say of a device in use, and when only that there is none? Source: FHIR R4 DeviceUseStatement. */
import type { Device, DeviceUseStatement } from 'fhir/r4';
import { nothingKnown } from '../../codes/nothing-known';
import { conceptCode, conceptText } from '../../fhir/concept';
import { partiesText, partyText, thingText } from '../../fhir/party';
import { list, readPeriod, textOf } from '../../fhir/shape';
import { statedAs, writtenIn } from '../../fhir/statement';
import { periodText } from '../../fhir/span';
import { nameless } from '../../fhir/summary-view';
import { ties } from '../../fhir/ties';
import type { ReadContext } from '../../section';
import { joinedBy, line, notesSaid } from '../care-plans/parts';
import { timingOf } from '../medications/timing';
import { udiKeys } from '../procedures/udi';
import type { OtherParts } from './fact';
import { conceptsOf, dateOf, dateSaid } from './words';

/** The numbers on the device, as sent; a unique device identifier names a make and a lot. */
function deviceLines(target: Device | undefined): readonly { label: string; value: string | null }[] {
  if (target === undefined) return [];
  return [
    line('Made by', textOf(target.manufacturer)),
    line('Model', textOf(target.modelNumber)),
    line('Serial number', textOf(target.serialNumber)),
    line('Lot number', textOf(target.lotNumber)),
    line(
      'Unique device identifier',
      joinedBy(
        ', ',
        list(target.udiCarrier).map((udi) => textOf(udi.carrierHRF) ?? textOf(udi.deviceIdentifier)),
      ),
    ),
    line('Expires', dateSaid(target.expirationDate)),
    line('Safety', conceptsOf(target.safety)),
  ];
}

/** All that a device is called, each word once. */
const deviceWords = (device: Device | undefined): readonly string[] => [
  ...new Set(
    [
      device?.type?.text,
      ...list(device?.deviceName).map(({ name }) => name),
      ...list(device?.type?.coding).map(({ display }) => display),
    ].flatMap((words) => textOf(words) ?? []),
  ),
];

/** What only a device has: a number, a make, a reason, a place in the body. */
const isOfOne = ({ reasonCode, reasonReference, bodySite }: DeviceUseStatement, device: Device | undefined): boolean =>
  [reasonCode, reasonReference, bodySite, device?.udiCarrier, device?.serialNumber, device?.lotNumber]
    .concat(device?.modelNumber, device?.manufacturer)
    .some((part) => list<unknown>(part).length > 0);

/** A statement that none is in use, by every code and word of the device, and with nothing said beside it. */
function noDeviceIn(use: DeviceUseStatement, name: string | null, device: Device | undefined) {
  const words = deviceWords(device);
  if (name === null && words.length === 0 && device?.type === undefined) return null;
  const codings = [...list(device?.type?.coding), ...words.map((display) => ({ display }))];
  const denied = nothingKnown('devices', writtenIn({ coding: codings, text: name ?? '' }, [notesSaid(use.note)]));
  // INVARIANT: where one word denies and another names a device, both are said.
  if (denied !== null && (denied.kind !== 'statement' || isOfOne(use, device)))
    return { kind: 'both', words: [...new Set([...(name === null ? [] : [name]), ...words])].join(', ') } as const;
  return denied?.kind === 'statement' ? denied : null;
}

/** The row of a device in use; a statement where all its words say that there is none. */
export function deviceUse(resource: DeviceUseStatement, context: ReadContext): OtherParts {
  const target = context.resolve(resource.device?.reference);
  const device = target?.resourceType === 'Device' ? target : undefined;
  const called = partyText(resource.device, context) ?? thingText(target);
  const read = noDeviceIn(resource, called, device);
  const none = read?.kind === 'statement' ? read : null;
  const name = (read?.kind === 'both' ? read.words : called) ?? `device ${nameless(resource)}`;
  const since = periodText(readPeriod(resource.timingPeriod));
  return {
    kind: none === null ? 'Device in use' : 'Statement',
    title: none === null ? `Device: ${name}` : none.words,
    ...(none === null ? {} : { status: statedAs(none.says, 'device'), tag: 'statement' }),
    code: device === undefined ? null : conceptCode(device.type),
    date: dateOf(resource.timingPeriod?.start, resource.timingDateTime, resource.recordedOn),
    end: dateOf(resource.timingPeriod?.end),
    summary: joinedBy(' · ', [
      conceptText(resource.bodySite),
      conceptsOf(resource.reasonCode) ?? partiesText(resource.reasonReference, context),
      since,
    ]),
    lines: [
      line('Used', since ?? timingOf(resource.timingTiming).text),
      line('Body part', conceptText(resource.bodySite)),
      line('Reason', joinedBy(', ', [conceptsOf(resource.reasonCode), partiesText(resource.reasonReference, context)])),
      ...deviceLines(device),
      line('Told by', partyText(resource.source, context)),
      line('Notes', notesSaid(resource.note)),
    ],
    // The same device, by its number, in use at two providers: one statement, and what is over stays apart.
    knownBy: device === undefined ? [] : udiKeys(device).map((key) => `use:${key}|${textOf(resource.status) ?? ''}`),
    links: [...ties(resource.device, 'Device', 'In use'), ...ties(resource.basedOn, 'Request', 'In use')],
  };
}
