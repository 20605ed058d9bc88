/** Of which kind is an operation or examination, by whichever code or words? */
import type { CodeableConcept } from 'fhir/r4';
import { SNOMED, canonicalSystem } from '../../../domain/code-systems';
import { fromTables } from '../../../terminology/in-force';
import { operations } from '../../codes/operations';
import { codingsOf } from '../../fhir/concept';
import { rememberedByTables } from '../../../terminology/in-force';
import { LONGEST_NAME, phraseKey } from '../../fhir/wording';
import { eyeSpelt, isDoseOfRadiation, isOpcs, looseKey, opcsCode, opcsInWords, withoutReason } from './worded';

/** INVARIANT: words that two kinds of operation have in common, once loosened, name neither. */
function byLooseKey(): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { name, names } of operations())
    for (const key of new Set(names.map(looseKey))) {
      const before = found.get(key);
      found.set(key, before === undefined || before === name ? name : null);
    }
  return found;
}

const lookUps = fromTables(() => ({
  byCode: new Map(
    operations().flatMap(({ name, snomed, opcs }) => [...snomed, ...opcs].map((code) => [code, name] as const)),
  ),
  byPhrase: new Map(operations().flatMap(({ name, names }) => names.map((words) => [phraseKey(words), name] as const))),
  byLoose: byLooseKey(),
}));

/** `W37.1` stands beneath `W37`; a row may also name a fourth character. */
function ofOpcs(code: string): string | undefined {
  const plain = opcsCode(code);
  return lookUps().byCode.get(plain.slice(0, 4)) ?? lookUps().byCode.get(plain.slice(0, 3));
}

/** What was done besides, at an examination that is otherwise the same. */
const BESIDES = /\s*(?:\([^()]*\)|(?:and|with|\+) (?:biops(?:y|ies)|bxs?|polypectomy)\b.*)$/i;

/** The side stands elsewhere; that it was an eye, the name of the operation says. */
const ONE_EYE = /\b(?:of |on |to )?(?:(?:the )?(?:left|right|L|R|LT|RT) eye)\b/gi;

const named = rememberedByTables((given): string | null => {
  if (given.length > LONGEST_NAME) return null;
  const text = eyeSpelt(given);
  const { byPhrase, byLoose } = lookUps();
  const short = text.replace(BESIDES, ' ');
  const inWords = opcsInWords(text);
  return (
    byPhrase.get(phraseKey(text)) ??
    byLoose.get(looseKey(text)) ??
    (inWords === null ? undefined : ofOpcs(inWords)) ??
    byPhrase.get(phraseKey(short)) ??
    byLoose.get(looseKey(short)) ??
    byLoose.get(looseKey(withoutReason(text))) ??
    byLoose.get(looseKey(withoutReason(text).replace(BESIDES, ' '))) ??
    byLoose.get(looseKey(text.replace(ONE_EYE, ' '))) ??
    (isDoseOfRadiation(text) ? byLoose.get('radiotherapy') : undefined) ??
    null
  );
});

/** The kind, by a code before words; null where neither tells. */
export function operationOf(concept: CodeableConcept | undefined, title: string): string | null {
  for (const coding of codingsOf(concept)) {
    const { system, code } = coding;
    const known =
      system === undefined
        ? undefined
        : isOpcs(coding)
          ? ofOpcs(String(code))
          : canonicalSystem(system) === SNOMED
            ? lookUps().byCode.get(String(code))
            : undefined;
    if (known !== undefined) return known;
  }
  return named(title);
}
