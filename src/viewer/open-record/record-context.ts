/**
 * What does every part of the open record need to know? The record as merged, what may be seen, and how providers are
 * named.
 */
import { createContext, useContext } from 'react';
import type { OpenedRecord } from '../../domain/api';
import type { Role } from '../../domain/roles';
import type { ProviderState, WholeRecord } from '../../record/entry';

export interface RecordOnScreen {
  readonly opened: OpenedRecord;
  /** When this record was opened (milliseconds): the "now" of everything on the screen. */
  readonly openedAt: number;
  readonly role: Role;
  /** The reader's own organisation among the providers; null where it holds nothing. */
  readonly own: string | null;
  readonly record: WholeRecord;
  readonly states: readonly ProviderState[];
  readonly retry: (provider: string) => void;
  /** The provider's whole name, and the one for the coverage strip. */
  readonly nameOf: (provider: string) => string;
  readonly shortNameOf: (provider: string) => string;
  /** For the ends of rows. */
  readonly briefNameOf: (provider: string) => string;
  /**
   * The same providers, each once, in the order of the coverage strip: the reader meets them in one order everywhere.
   */
  readonly inOrder: (providers: readonly string[]) => readonly string[];
}

/** The notice with which a record opens where an opt-out holds some providers back. */
export const OPTED_OUT_IN_PART = 'opted-out-in-part';

export const RecordContext = createContext<RecordOnScreen | null>(null);

/** Throws outside an open record: a programmer's error. */
export function useRecordOnScreen(): RecordOnScreen {
  const onScreen = useContext(RecordContext);
  if (onScreen === null) throw new Error('This part belongs inside an open record.');
  return onScreen;
}
