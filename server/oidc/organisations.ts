/** Which organisations may users work at, and what is known of each? A table that the deployer keeps. */
import type { OrganisationRef } from '../../src/domain/api';
import { isSetting, SETTINGS, type Setting } from '../../src/domain/settings';
import { readCsv, type CsvRow } from '../opt-outs/csv';
import { ICB_CODES } from './icb-codes';

export interface KnownOrganisation extends OrganisationRef {
  readonly setting: Setting;
}

export type ReadOrganisations =
  | { readonly ok: true; readonly organisations: readonly KnownOrganisation[] }
  | { readonly ok: false; readonly problems: readonly string[] };

const HEADER = ['ods', 'name', 'region', 'setting'];
const ODS = /^[A-Z0-9][A-Z0-9._-]{0,31}$/;
/** Problems told at most: a table of another shape has one in every line. */
const MOST_TOLD = 20;

function rowOf(row: CsvRow, isRegion: (code: string) => boolean): KnownOrganisation | string {
  const [ods = '', name = '', region = '', setting = ''] = row.fields.map((field) => field.trim());
  if (row.fields.length !== HEADER.length)
    return `holds ${String(row.fields.length)} fields, not ${String(HEADER.length)}`;
  if (!ODS.test(ods)) return 'holds no ODS code (capital letters and digits)';
  if (name === '' || name.length > 200) return 'holds no name, or one longer than 200 characters';
  if (!isRegion(region))
    return `names a region that is no integrated care board’s code, nor one of this config: "${region.slice(0, 32)}"`;
  if (!isSetting(setting))
    return `names a setting that there is not: "${setting.slice(0, 32)}". Take one of ${SETTINGS.join(', ')}`;
  return { ods, name, region, setting };
}

/**
 * Reads `organisations.csv`: taken whole, or refused with every problem by its line.
 * `regions`: those that the config itself names, beside the boards that were known when this was written.
 */
export function readOrganisations(bytes: Uint8Array, regions: readonly string[]): ReadOrganisations {
  const read = readCsv(bytes);
  if (!read.ok) return { ok: false, problems: [read.problem] };
  const [header, ...rows] = read.rows;
  const named = (header?.fields ?? []).map((field) => field.trim());
  if (named.join() !== HEADER.join())
    return { ok: false, problems: [`line 1: must be the header ${HEADER.join(',')}`] };
  if (rows.length === 0) return { ok: false, problems: ['holds no organisation: nobody could sign in'] };
  const isRegion = (code: string): boolean => ICB_CODES.has(code) || regions.includes(code);
  const organisations: KnownOrganisation[] = [];
  const lines = new Map<string, number>();
  const problems: string[] = [];
  for (const row of rows) {
    const one = rowOf(row, isRegion);
    const before = typeof one === 'string' ? undefined : lines.get(one.ods);
    if (typeof one === 'string') problems.push(`line ${String(row.line)}: ${one}`);
    else if (before !== undefined)
      problems.push(`line ${String(row.line)}: "${one.ods}" stands in line ${String(before)} already`);
    else {
      organisations.push(one);
      lines.set(one.ods, row.line);
    }
  }
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, MOST_TOLD) } : { ok: true, organisations };
}
