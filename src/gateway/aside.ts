/**
 * What is done with one provider's answer once it has been read, wherever that was? A large one is read and worked
 * through elsewhere than on the thread that answers everybody, and only what is released of it comes back.
 */
import type { Patient } from 'fhir/r4';
import type { ProviderConfig } from './config';
import type { AskProblem } from './happenings';
import type { Asking, RawAsked } from './intake/ask/raw-exchange';
import type { Person } from './intake/identity/person';
import type { Terminology } from './intake/terminology/translations';
import type { Contribution, IntakeFailure, ProviderContext, ReleasedBytes, Viewer } from './pipeline';

/** To whom something is released, and where. Plain values alone, here and below. */
export interface Viewing {
  readonly provider: ProviderContext;
  readonly viewer: Viewer;
  readonly accessId: string;
  /** Milliseconds: the moment for which it is released. */
  readonly at: number;
}

export interface Wanted extends Viewing {
  /** The answer to make of it; null where only what is said beside it is wanted. */
  readonly answer: {
    /** ISO 8601. */
    readonly timestamp: string;
    readonly patient: Patient;
    /** Under which name its fingerprints are kept (src/gateway/changes/fingerprints.ts); null: none are wanted. */
    readonly scope: string | null;
  } | null;
}

/** What may leave, written. */
export interface WrittenAnswer {
  /** The searchset, in UTF-8. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** Where in it each released resource begins and ends. */
  readonly spans: Uint32Array<ArrayBuffer>;
  /** `Type/id` of each, in the same order, one a line. */
  readonly references: string;
  /** The fingerprints of each, in the same order. */
  readonly prints: Uint8Array<ArrayBuffer> | null;
}

export interface WorkedOut extends Pick<ReleasedBytes, 'coverage' | 'documents' | 'sections'> {
  readonly written: WrittenAnswer | null;
  /** Keys of the released codes that a deployer's tables know; null where the shipped ones are in force. */
  readonly knownCodes: ReadonlySet<string> | null;
}

/** One provider's answer, confirmed to be this person's. */
export interface Held {
  /** Reads the PDFs that came within it: before it is asked what may be seen, since it takes its time. */
  readPdfs(): Promise<void>;
  /** INVARIANT: equal bytes for equal answers, wherever it is held. */
  workOut(wanted: Wanted): Promise<WorkedOut>;
  /** Whether anything released to this viewer shows that the person is in care there (POLICY 6). */
  showsCare(viewing: Viewing): Promise<boolean>;
}

/** An answer that is held elsewhere: what is not told here stays there. */
export interface HeldAside extends Held, Pick<Contribution, 'known' | 'partial'> {
  readonly outcome: 'held';
  /** Adds what the terminology server says of its codes, within so many milliseconds. */
  translate(withinMs: number): Promise<void>;
  drop(): void;
}

/** What is asked of the outside while an answer is read elsewhere; connections, and their credentials, stay here. */
export interface Outside {
  ask(asking: Asking): Promise<RawAsked>;
  readonly terminology: Pick<Terminology, 'translate'> | null;
}

export interface ReadAside {
  readonly result: HeldAside | IntakeFailure;
  readonly problem: AskProblem | null;
}

export interface Aside {
  /** An answer of more bytes is handed over. */
  readonly above: number;
  /** Asks the provider through `outside`. Rejects, as everything that it holds does, where it ends on the way. */
  read(provider: ProviderConfig, person: Person, outside: Outside): Promise<ReadAside>;
}

/** What is read in fewer milliseconds than anybody notices stays where it is. */
export const LARGE = 2_000_000;
