/** Which sources are there, as the config names them? GP practices, two trusts, community, council, a national one. */
import type { Setting } from '../../src/domain/settings';
import { SHARED_SOURCES, type SharedSource } from './person';

const REGION = 'QMJ';

/** A practice's ODS code: of a shape that practices have, and nobody's. */
export const odsOf = (practice: number): string => `Y99${String(practice + 1).padStart(3, '0')}`;

export const practiceId = (practice: number): string => `gp-${String(practice + 1).padStart(3, '0')}`;

export interface SourceLine {
  readonly id: string;
  readonly name: string;
  readonly setting: Setting;
  readonly ods: string;
  readonly region: string;
  readonly from: 'folder';
  readonly path: string;
  readonly national?: true;
}

const SHARED: Readonly<Record<SharedSource, Pick<SourceLine, 'name' | 'setting' | 'ods'>>> = {
  acute: { name: 'Northgate Test Hospital', setting: 'acute', ods: 'RX991' },
  'mental-health': { name: 'Riverside Test Mental Health', setting: 'mental-health', ods: 'RX992' },
  community: { name: 'Brookway Test Community Services', setting: 'community', ods: 'RX993' },
  council: { name: 'Test Council', setting: 'social-care', ods: '99901' },
  national: { name: 'National vaccination events (test)', setting: 'pharmacy', ods: 'X9991' },
};

/** Rows for the config's `sources`; paths stand beside this file. */
export function sourceLines(practices: number): readonly SourceLine[] {
  const line = (id: string, rest: Pick<SourceLine, 'name' | 'setting' | 'ods'>): SourceLine => ({
    id,
    ...rest,
    region: REGION,
    from: 'folder',
    path: `sources/${id}`,
  });
  return [
    ...Array.from({ length: practices }, (_none, at) =>
      line(practiceId(at), { name: `Test Practice ${String(at + 1)}`, setting: 'gp', ods: odsOf(at) }),
    ),
    ...SHARED_SOURCES.map((kind) => ({
      ...line(kind, SHARED[kind]),
      ...(kind === 'national' ? { national: true as const } : {}),
    })),
  ];
}
