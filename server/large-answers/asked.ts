/** What do the process and a thread that works large answers through ask of each other? */
import type { Aside, HeldAside, Viewing, Wanted, WorkedOut } from '../../src/gateway/aside';
import type { AskProblem } from '../../src/gateway/happenings';
import type { Asking, RawAsked } from '../../src/gateway/intake/ask/raw-exchange';
import type { ForeignCode, Translations } from '../../src/gateway/intake/terminology/translations';
import type { IntakeFailure } from '../../src/gateway/pipeline';
import type { OwnTerminology } from '../../src/domain/api';
import type { PdfWords } from '../../src/letters/pdf-words';
import type { PolicyOptions } from '../../src/policy/policy';

/** What a thread is started with: by the same tables as the process, or it does nothing. */
export interface Begun {
  readonly policy: Omit<PolicyOptions, 'knowsCode'>;
  readonly policyDigest: string;
  /** The folder of a deployer's tables of names and codes, and what is told of them; null where the shipped hold. */
  readonly tables: { readonly folder: string; readonly told: OwnTerminology } | null;
  readonly key: Uint8Array;
}

/** One answer, by its number. */
interface Of {
  readonly read: number;
}

export interface ReadFromThread {
  readonly result: IntakeFailure | Pick<HeldAside, 'known' | 'partial' | 'outcome'>;
  readonly problem: AskProblem | null;
}

type Provider = Parameters<Aside['read']>[0];
type Person = Parameters<Aside['read']>[1];

// types and no interfaces: what is asked is found by its name
/** Of a thread. */
export type ThreadMethods = {
  read(
    given: Of & { readonly provider: Provider; readonly person: Person; readonly translates: boolean },
  ): Promise<ReadFromThread>;
  translate(given: Of & { readonly withinMs: number }): Promise<void>;
  readPdfs(given: Of): Promise<void>;
  workOut(given: Of & { readonly wanted: Wanted }): Promise<WorkedOut>;
  showsCare(given: Of & { readonly viewing: Viewing }): Promise<boolean>;
  drop(given: Of): Promise<void>;
  beat(given: null): Promise<void>;
};

/** Of the process. */
export type ProcessMethods = {
  ask(given: Of & { readonly asking: Asking }): Promise<RawAsked>;
  translate(given: Of & { readonly codes: readonly ForeignCode[]; readonly withinMs: number }): Promise<Translations>;
  readPdf(given: { readonly bytes: Uint8Array }): Promise<PdfWords | null>;
};
