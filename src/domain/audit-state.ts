/**
 * What does `GET /api/audit/state` answer? How far the record of who looked is known to be whole; nothing of a person.
 */

/** A row of the chain, and when it was reached. */
export interface Reached {
  /** ISO instant. */
  readonly at: string;
  readonly to: number;
}

/** How what left the database for sealed files stands, as the process that was asked can see it. */
export interface ArchiveState {
  /** The last row that left. */
  readonly to: number;
  /** False where the folder is on another machine: then nothing of it is known here. */
  readonly here: boolean;
  /** When every file was last looked at. ISO instant; null before the first time. */
  readonly checkedAt: string | null;
  /**
   * The worst file of `parts` that are not as they were sealed, and since when that is known (ISO instant). `altered`:
   * false where it could not be looked at.
   */
  readonly fault: {
    readonly problem: string;
    readonly since: string;
    readonly altered: boolean;
    readonly parts: number;
  } | null;
}

/** How the chain stands, as the process that was asked knows it. */
export interface ChainState {
  /** False from the moment a break is found; `problem` then says which row and what was done to it. */
  readonly sound: boolean;
  readonly problem: string | null;
  /** The last walk from the first row to the last; null before the first has ended. */
  readonly whole: Reached | null;
  /** The row that the walk beside the work has come to. */
  readonly walkedTo: number;
  /** Where the chain ended when that was last noted; null before the first time. */
  readonly noted: Reached | null;
  /** Whether it is noted outside the database too. */
  readonly outside: boolean;
  /** Absent where nothing was archived. */
  readonly archive?: ArchiveState;
}

/** `kept`: false where the audit lives in memory alone, and there is no chain to check. */
export type AuditState =
  { readonly kept: false; readonly entries: number } | ({ readonly kept: true; readonly entries: number } & ChainState);
