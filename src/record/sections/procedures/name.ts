/** What does the name of a procedure say, by its codes and words alone? The same one is read once. */
import type { CodeableConcept } from 'fhir/r4';
import { rememberedPartByTables } from '../../../terminology/in-force';
import { nothingKnown, type NothingKnown } from '../../codes/nothing-known';
import { deniesOneThing } from '../../codes/nothing-known-words';
import { codeKeys, conceptCode } from '../../fhir/concept';
import { writtenIn } from '../../fhir/statement';
import { phraseKey } from '../../fhir/wording';
import { operationOf } from './operation';
import { approachOf, besidesOf, looseKey, withoutSubsidiary, type Approach } from './worded';

interface Sent {
  readonly code: CodeableConcept | undefined;
  readonly title: string;
}

/** What the name alone tells of what was done. */
export interface ProcedureName {
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly codes: readonly string[];
  readonly phrase: string;
  /** The kind of operation or examination, broader than a code; null where the list does not know it. */
  readonly operation: string | null;
  /** The words without what senders add to them. */
  readonly loose: string;
  readonly approach: Approach | null;
  /** What was done besides at an examination. */
  readonly besides: readonly string[];
}

export interface ReadName extends ProcedureName {
  /** That there are none, by the whole of it; null where it does not deny. */
  readonly denied: NothingKnown | null;
  /** Its words deny one named thing. */
  readonly deniesOne: boolean;
}

export const readName = rememberedPartByTables(({ code, title }: Sent): ReadName => ({
  code: conceptCode(code),
  codes: codeKeys(withoutSubsidiary(code)),
  phrase: phraseKey(title),
  operation: operationOf(code, title),
  loose: looseKey(title),
  approach: approachOf(title, code),
  besides: besidesOf(title),
  denied: nothingKnown('procedures', writtenIn(code)),
  deniesOne: deniesOneThing(title),
}));
