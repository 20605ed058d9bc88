/** What does a device's unique identifier say: which model, which batch, which one? */
import type { Device } from 'fhir/r4';
import { list, textOf } from '../../fhir/shape';

export interface DeviceUdi {
  /** The device identifier; a GTIN always as its fourteen digits. */
  readonly di: string | null;
  readonly lot: string | null;
  readonly serial: string | null;
}

/** What separates the parts of a barcode that is sent as it was scanned. */
const GROUP_SEPARATOR = '\u001d';

const gtin = (text: string): string => (/^\d{8,14}$/.test(text) ? text.padStart(14, '0') : text.toUpperCase());

/** Which parts have a fixed length. Source: GS1 General Specifications, application identifiers 01, 11, 17, 10, 21. */
function parsed(text: string): DeviceUdi {
  const part = (ai: string): string | null => new RegExp(`\\(${ai}\\)\\s*([^()]+)`).exec(text)?.[1]?.trim() ?? null;
  if (text.includes('(01)')) return { di: part('01'), lot: part('10'), serial: part('21') };
  const scanned = text.replace(/^\](?:C1|d2|Q3)/, '');
  const di = /^01(\d{14})/.exec(scanned)?.[1] ?? null;
  if (di === null) return { di: null, lot: null, serial: null };
  let [rest, lot, serial]: [string, string | null, string | null] = [scanned.slice(16), null, null];
  for (let more = true; more && rest !== '';) {
    const fixed = /^(?:11|13|15|17)\d{6}/.exec(rest)?.[0];
    const [, ai = '', value = ''] = /^(10|21)([^]*)$/.exec(rest) ?? [];
    const own = value.split(GROUP_SEPARATOR)[0] ?? '';
    if (fixed === undefined && ai === '') more = false;
    else if (fixed !== undefined) rest = rest.slice(fixed.length);
    else {
      if (ai === '10') lot = own;
      else serial = own;
      rest = rest.slice(2 + own.length).replace(/^[^\d]/, '');
    }
  }
  return { di, lot, serial };
}

/** Its carriers and its own elements, which may say one thing in two places. Source: FHIR R4, Device.udiCarrier. */
export function udiOf(device: Device): DeviceUdi {
  const carriers = list(device.udiCarrier);
  const read = carriers.flatMap(({ carrierHRF, carrierAIDC }) =>
    [carrierHRF, carrierAIDC].flatMap((text) => {
      const words = textOf(text);
      return words === null ? [] : [parsed(words)];
    }),
  );
  const first = (of: (udi: DeviceUdi) => string | null): string | null =>
    read.map(of).find((value) => value !== null) ?? null;
  const di = carriers.flatMap(({ deviceIdentifier }) => textOf(deviceIdentifier) ?? [])[0] ?? first((udi) => udi.di);
  return {
    di: di === null ? null : gtin(di),
    lot: textOf(device.lotNumber) ?? first((udi) => udi.lot),
    serial: textOf(device.serialNumber) ?? first((udi) => udi.serial),
  };
}

/** That one device in the world: its model with its serial number; none where either is not said. */
export function udiKeys(device: Device): readonly string[] {
  const { di, serial } = udiOf(device);
  return di === null || serial === null ? [] : [`udi:${di}|${serial}`];
}
