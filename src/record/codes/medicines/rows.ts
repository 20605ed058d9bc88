/**
 * Which medicines does the record know by name? A row for each: the generic, its other spellings, its brands.
 * `generic ~ other spellings | brands`, a star behind each brand that is modified release without saying so; and for a
 * combination `generic = ingredient + ingredient ~ other spellings | brands`.
 * Each row is a fact that anybody can look up in the NHS dictionary of medicines and devices (dm+d) or the British
 * National Formulary.
 */
import { BLOOD_NUTRITION } from './blood-nutrition';
import { CANCER_IMMUNITY_JOINTS } from './cancer-immunity-joints';
import { CARDIOVASCULAR } from './cardiovascular';
import { ENDOCRINE } from './endocrine';
import { GASTROINTESTINAL } from './gastrointestinal';
import { GENITOURINARY } from './genitourinary';
import { INFECTION } from './infection';
import { NERVOUS_SYSTEM } from './nervous-system';
import { RESPIRATORY } from './respiratory';
import { SKIN_EYE_EAR } from './skin-eye-ear';

export interface MedicineRow {
  readonly generic: string;
  readonly ingredients: readonly string[];
  /** Older or foreign spellings and the names of its salts: shown as the generic, never as a brand. */
  readonly spellings: readonly string[];
  readonly brands: readonly string[];
  /** Those of the brands that are modified release without saying so. */
  readonly modified: readonly string[];
}

const split = (text: string, by: string): readonly string[] =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function rowOf(line: string): MedicineRow {
  const [names = '', brands = ''] = line.split('|');
  const [name = '', spellings = ''] = names.split('~');
  const [generic = '', ingredients] = split(name, ' = ');
  const marked = split(brands, ',');
  return {
    generic,
    ingredients: ingredients === undefined ? [generic] : split(ingredients, ' + '),
    spellings: split(spellings, ','),
    brands: marked.map((brand) => brand.replace('*', '')),
    modified: marked.filter((brand) => brand.endsWith('*')).map((brand) => brand.slice(0, -1)),
  };
}

const CHAPTERS = [
  CARDIOVASCULAR,
  RESPIRATORY,
  GASTROINTESTINAL,
  NERVOUS_SYSTEM,
  INFECTION,
  ENDOCRINE,
  GENITOURINARY,
  BLOOD_NUTRITION,
  CANCER_IMMUNITY_JOINTS,
  SKIN_EYE_EAR,
] as const;

export const MEDICINES: readonly MedicineRow[] = CHAPTERS.flatMap((chapter) => split(chapter, '\n').map(rowOf));
