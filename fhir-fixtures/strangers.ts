/**
 * Whose records try the merge as a stranger would: other codes, brands, units, spellings and precisions than its rules
 * were first written from? Scored, and shown nowhere.
 */
import { readFileSync, readdirSync } from 'node:fs';
import type { Setting } from '../src/domain/settings';
import type { FixtureResource } from './fixture';

export interface Stranger {
  readonly person: {
    readonly id: string;
    readonly nhsNumber: string;
    readonly family: string;
    readonly given: string;
    readonly dateOfBirth: string;
  };
  /**
   * Each group is one fact, as `provider/Type/id`; whatever stands in no group is a fact of its own, so that every near
   * miss counts.
   */
  readonly same: readonly (readonly string[])[];
  readonly providers: readonly {
    readonly id: string;
    readonly setting: Setting;
    readonly fhirVersion: 'STU3' | 'R4';
    readonly resources: readonly FixtureResource[];
  }[];
}

const FOLDER = new URL('./strangers/', import.meta.url);

const readAll = (folder: URL): readonly Stranger[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Stranger);

/** Those on whom rules were mended since they were first scored; about sixty small bundles. */
export const strangers = (): readonly Stranger[] => readAll(FOLDER);

/** Those who came last: few of their pairs have mended a rule, so they say best what the merge makes of anybody. */
export const latelyCome = (): readonly Stranger[] => readAll(new URL('lately/', FOLDER));
