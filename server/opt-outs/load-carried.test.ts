/**
 * Are the opt-outs of an earlier register carried over, each once, none lost, and nobody opted out who is not meant?
 * Source: CONTRACT "Commands", POLICY 1.
 */
import { added } from '../../tests/kits/gateway/told';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_STATES } from '../../src/domain/opt-out-desk';
import { createMemoryStores } from '../../src/gateway/memory-stores';
import { isHeld, isOptedOut, noteOn, ORIGIN, REFERENCE } from '../../src/gateway/opt-out/register';
import { bundle, NUMBER, patient } from '../../tests/kits/gateway/fake-server';
import { auditedIn } from '../../tests/kits/gateway/audited';
import { replyOf } from '../../tests/kits/gateway/gateway';
import { HEADER, readCarried, type CarriedRow } from './carried-rows';
import { readCsv } from './csv';
import { loadCarried, type LoadParts } from './load-carried';

const TODAY = '2026-11-29';
const NOW = Date.parse('2026-11-29T10:00:00Z');
const OTHER = '9990200017';
const GOOD = [NUMBER, 'XX-TESTPATIENT', 'Marjorie', '14/03/1948', 'N1 9ZZ', '01-Feb-2017'];
const table = (...rows: readonly (readonly string[])[]): string =>
  [HEADER, ...rows].map((row) => row.join(',')).join('\r\n');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const rowsOf = (text: string): readonly CarriedRow[] => {
  const read = readCarried(bytesOf(text), TODAY);
  if (!read.ok) throw new Error(read.problem);
  return read.rows;
};

/** Demographics that know one person under every number but `nobody`, unless told otherwise. */
function place(answer: (url: string) => Response | Promise<Response> = () => replyOf(bundle([patient()]))) {
  let ids = 0;
  const asked: string[] = [];
  const parts: LoadParts = {
    origin: 'CareMyWay (Islington)',
    config: {
      demographics: { baseUrl: 'https://pds.test/fhir' },
      instance: { name: 'North Central London', region: 'QMJ', regions: ['QMJ'] },
    },
    ports: {
      stores: createMemoryStores(),
      key: new Uint8Array(32).fill(7),
      randomId: () => `id-${String((ids += 1))}`,
      now: () => NOW,
      fetch: async (url) => {
        asked.push(url);
        return answer(url);
      },
    },
  };
  return { parts, asked, stores: parts.ports.stores };
}

describe('a list of an earlier register', () => {
  it('opts out whom demographics confirm, as of their day and with the origin, and twice adds nothing', async () => {
    const { parts, stores, asked } = place();
    const rows = rowsOf(table(GOOD));
    expect(await loadCarried(parts, rows)).toEqual({
      counts: { loaded: 1, already: 0, held: 0, worklist: 0 },
      stoppedAt: null,
    });
    const [decision] = await stores.optOuts.of(NUMBER);
    expect(decision?.dateTime).toBe('2017-02-01T00:00:00.000Z');
    expect(decision && [noteOn(decision, ORIGIN), noteOn(decision, REFERENCE)]).toEqual([
      'CareMyWay (Islington)',
      expect.stringMatching(/^.{4}-.{4}$/),
    ]);
    expect(await isOptedOut(stores.optOuts, [NUMBER], NOW)).toBe(true);
    const questions = asked.length;
    expect((await loadCarried(parts, rows)).counts).toEqual({ loaded: 0, already: 1, held: 0, worklist: 0 });
    expect([asked.length, (await stores.optOuts.of(NUMBER)).length]).toEqual([questions, 1]);
    expect((await auditedIn(stores)).map((event) => event.subtype?.[1]?.code)).toEqual(['opted-out']);
  });

  it('holds whose name alone differs, and puts the rest on the worklist, by line and without effect', async () => {
    const { parts, stores } = place((url) => replyOf(bundle(url.includes(OTHER) ? [] : [patient()])));
    const rows = rowsOf(
      table(
        GOOD.with(1, 'Formerly'),
        GOOD.with(3, '15/03/1948'),
        GOOD.with(0, OTHER),
        GOOD.with(0, '9990123455'),
        GOOD.slice(0, 5),
      ),
    );
    expect((await loadCarried(parts, rows)).counts).toEqual({ loaded: 0, already: 0, held: 1, worklist: 4 });
    expect((await loadCarried(parts, rows)).counts).toEqual({ loaded: 0, already: 5, held: 0, worklist: 0 });
    expect(await isOptedOut(stores.optOuts, [NUMBER, OTHER], NOW)).toBe(false);
    expect([
      await isHeld(stores.cases, parts.ports, [NUMBER]),
      await isHeld(stores.cases, parts.ports, [OTHER]),
    ]).toEqual([true, false]);
    const kept = await stores.cases.list({ states: CASE_STATES, order: 'newest', count: 9 });
    expect(kept).toHaveLength(5);
    expect(JSON.stringify(kept)).not.toMatch(/999|Formerly|Marjorie/);
  });

  it('goes on where it stopped: demographics down in the middle', async () => {
    const numbers = ['9990123454', '9990200017', '9990200025', '9990200033', '9990200041', '9990200092'];
    let left = 2;
    const { parts, stores } = place((url) => {
      left -= 1;
      if (left < 0) return Promise.reject(new Error('down'));
      const number = numbers.find((one) => url.includes(one)) ?? '';
      return replyOf(
        bundle([patient({ identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: number }] })]),
      );
    });
    const rows = rowsOf(table(...numbers.map((number) => GOOD.with(0, number))));
    expect(await loadCarried(parts, rows)).toEqual({
      counts: { loaded: 2, already: 0, held: 0, worklist: 0 },
      stoppedAt: 4,
    });
    left = 99;
    expect(await loadCarried(parts, rows)).toEqual({
      counts: { loaded: 4, already: 2, held: 0, worklist: 0 },
      stoppedAt: null,
    });
    for (const number of numbers) expect(await stores.optOuts.of(number)).toHaveLength(1);
  });

  it('is not held up by one person for whom demographics give no usable answer', async () => {
    const { parts } = place((url) =>
      url.includes(OTHER) ? replyOf(bundle([patient(), patient()])) : replyOf(bundle([patient()])),
    );
    const rows = rowsOf(table(GOOD, GOOD.with(0, OTHER)));
    expect((await loadCarried(parts, rows)).counts).toEqual({ loaded: 1, already: 0, held: 0, worklist: 1 });
  });

  it('broken off between the case and the decision, is finished by the next load, once', async () => {
    const { parts, stores } = place();
    const { add } = stores.optOuts;
    Object.assign(stores.optOuts, { add: () => Promise.reject(new Error('killed')) });
    await expect(loadCarried(parts, rowsOf(table(GOOD)))).rejects.toThrow('killed');
    Object.assign(stores.optOuts, { add });
    expect((await loadCarried(parts, rowsOf(table(GOOD)))).counts.loaded).toBe(1);
    expect(await stores.optOuts.of(NUMBER)).toHaveLength(1);
    expect(await stores.cases.list({ states: CASE_STATES, order: 'newest', count: 9 })).toHaveLength(1);
  });

  it('leaves somebody opted in who opted back in since', async () => {
    const { parts, stores } = place();
    const permit = { resourceType: 'Consent', status: 'active', provision: { type: 'permit' } } as never;
    await added(stores.optOuts, { id: 'p', nhsNumber: NUMBER, consent: permit, dateTime: '2024-05-01T10:00:00Z' });
    await loadCarried(parts, rowsOf(table(GOOD)));
    expect(await isOptedOut(stores.optOuts, [NUMBER], NOW)).toBe(false);
  });
});

describe('a file', () => {
  const utf16 = (text: string, mark: boolean): Uint8Array => {
    const units = Uint16Array.from(mark ? `\uFEFF${text}` : text, (sign) => sign.charCodeAt(0));
    return new Uint8Array(units.buffer);
  };
  const swapped = (bytes: Uint8Array): Uint8Array => bytes.map((_, at) => bytes[at ^ 1] ?? 0);

  it.each([
    ['UTF-8 with a mark', bytesOf(`\uFEFF${table(GOOD)}`)],
    ['line feeds alone', bytesOf(table(GOOD).replaceAll('\r\n', '\n'))],
    ['carriage returns alone', bytesOf(table(GOOD).replaceAll('\r\n', '\r'))],
    ['semicolons', bytesOf(table(GOOD).replaceAll(',', ';'))],
    ['tabs', bytesOf(table(GOOD).replaceAll(',', '\t'))],
    ['quotes everywhere', bytesOf(table(GOOD).replace(/[^,\r\n]+/g, '"$&"'))],
    ['empty lines', bytesOf(`\r\n${table(GOOD)}\r\n\r\n,,,,,\r\n`)],
    ['UTF-16, little end first', utf16(table(GOOD), true)],
    ['UTF-16, big end first', swapped(utf16(table(GOOD), true))],
    ['UTF-16 without a mark', utf16(table(GOOD), false)],
  ])('is read with %s', (_what, bytes) => {
    const read = readCarried(bytes, TODAY);
    expect(read.ok && read.rows).toMatchObject([
      {
        nhsNumber: NUMBER,
        familyName: 'XX-TESTPATIENT',
        dateOfBirth: '1948-03-14',
        optedOutOn: '2017-02-01',
        faults: [],
      },
    ]);
  });

  it.each([
    ['is empty', '', /first line must be/],
    ['has another header', table(GOOD).replace('postcode', 'postCode'), /first line must be/],
    ['has no header', GOOD.join(','), /first line must be/],
    ['has no row', `${HEADER.join(',')}\r\n`, /no row/],
    ['opens a quote that never ends', `${table(GOOD)}\r\n"a,b,c`, /line 3: a quote/],
  ])('that %s is refused whole, and nobody is named', (_what, text, why) => {
    const read = readCarried(bytesOf(text), TODAY);
    expect(read.ok ? '' : read.problem).toMatch(why);
    expect(JSON.stringify(read)).not.toMatch(/999|TESTPATIENT/);
  });

  it('that is no text is refused', () => {
    expect(readCarried(Uint8Array.from([0x4e, 0xe9, 0x80, 0xff]), TODAY).ok).toBe(false);
    expect(readCarried(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 1]), TODAY).ok).toBe(false);
  });

  it.each([
    ['14/03/1948', '1948-03-14'],
    ['14-Mar-1948', '1948-03-14'],
    ['14.3.48', '1948-03-14'],
    ['14 Sept 1948', '1948-09-14'],
    ['1948-03-14', '1948-03-14'],
    ['14/03/1948 00:00', '1948-03-14'],
    ['1948-03-14T00:00:00Z', '1948-03-14'],
    ['03/14/1948', null],
    ['31/02/1948', null],
    ['17605', null],
    ['', null],
    ['30/11/2026', null],
  ])('has a date of birth of %j', (written, read) => {
    const [row] = rowsOf(table(GOOD.with(3, written)));
    expect(row?.faults.some((fault) => fault.startsWith('dateOfBirth'))).toBe(read === null);
    if (read !== null) expect(row?.dateOfBirth).toBe(read);
  });

  it('names what cannot be read by line, without a value', () => {
    const rows = rowsOf(table(GOOD, ['9.99012E+09', 'Canary\u0007', '', 'yesterday', '', '1/1/2030']));
    expect(rows[0]?.faults).toEqual([]);
    expect([rows[1]?.line, rows[1]?.faults.length]).toEqual([3, 4]);
    expect(rows[1]?.faults.join()).not.toMatch(/Canary|E\+09|yesterday|2030/);
  });

  it('gives back any fields as they were written by a spreadsheet', () => {
    const field = fc
      .string()
      .map((text) => text.trim())
      .filter((text) => !text.includes('\0') && !/^\uFEFF/.test(text));
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 6 }), { minLength: 1 }), (rows) => {
        const text = `a,b\r\n${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}`;
        const read = readCsv(bytesOf(text));
        const filled = rows.filter((row) => row.some((one) => one !== ''));
        expect(read.ok && read.rows.slice(1).map(({ fields }) => fields)).toEqual(filled);
      }),
    );
  });
});
