/** Of which kind is an operation or examination, by whichever code or words? */
import type { CodeableConcept } from 'fhir/r4';
import { SNOMED, canonicalSystem } from '../../../domain/code-systems';
import { fromTables } from '../../../terminology/in-force';
import { operations } from '../../codes/operations';
import { codingsOf } from '../../fhir/concept';
import { rememberedByTables } from '../../../terminology/in-force';
import { LONGEST_NAME, phraseKey } from '../../fhir/wording';

const lookUps = fromTables(() => ({
  byCode: new Map(
    operations().flatMap(({ name, snomed, opcs }) => [...snomed, ...opcs].map((code) => [code, name] as const)),
  ),
  byPhrase: new Map(operations().flatMap(({ name, names }) => names.map((words) => [phraseKey(words), name] as const))),
}));

/** OPCS-4 as anybody names it: `https://fhir.nhs.uk/Id/opcs-4`, its OID. */
const IS_OPCS = /opcs|2\.16\.840\.1\.113883\.2\.1\.3\.2\.4\.16$/i;

/** `W37.1` stands beneath `W37`; a row may also name a fourth character. */
function ofOpcs(code: string): string | undefined {
  const plain = code.toUpperCase().replace(/[.\s]/g, '');
  return lookUps().byCode.get(plain.slice(0, 4)) ?? lookUps().byCode.get(plain.slice(0, 3));
}

/** What was done besides, at an examination that is otherwise the same. */
const BESIDES = /\s*(?:\([^()]*\)|(?:and|with|\+) (?:biops(?:y|ies)|polypectomy)\b.*)$/i;

const named = rememberedByTables((text): string | null =>
  text.length > LONGEST_NAME
    ? null
    : (lookUps().byPhrase.get(phraseKey(text)) ??
      lookUps().byPhrase.get(phraseKey(text.replace(BESIDES, ' '))) ??
      null),
);

/** The kind, by a code before words; null where neither tells. */
export function operationOf(concept: CodeableConcept | undefined, title: string): string | null {
  for (const { system, code } of codingsOf(concept)) {
    const known =
      system === undefined
        ? undefined
        : IS_OPCS.test(system)
          ? ofOpcs(String(code))
          : canonicalSystem(system) === SNOMED
            ? lookUps().byCode.get(String(code))
            : undefined;
    if (known !== undefined) return known;
  }
  return named(title);
}
