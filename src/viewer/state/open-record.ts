/** Which record is open? In memory only: never in the URL, the title, the history or any storage. */
import { create } from 'zustand';
import type { OpenedRecord, Purpose, RecordView } from '../../domain/api';

export interface OpenRecord {
  readonly record: OpenedRecord;
  readonly purpose: Purpose;
  readonly reason: string | null;
}

/** Why a record is no longer open though nobody closed it in this tab. `gone`: the gateway no longer holds it open. */
export type ShutBy = 'elsewhere' | 'gone';

export type Refusal =
  { readonly outcome: 'opted-out' | 'restricted'; readonly message: string } | { readonly outcome: 'nobody-found' };

/**
 * Is this still the record on the screen? To be asked after every wait, before anything is made of the record: it may
 * be closed in another tab.
 */
export const isOpenHere = (access: string): boolean => useOpenRecord.getState().open?.record.access === access;

interface OpenRecordState {
  readonly open: OpenRecord | null;
  /** Why the last attempt opened nothing; a screen of its own. */
  readonly refusal: Refusal | null;
  readonly shutBy: ShutBy | null;
  readonly setOpen: (open: OpenRecord) => void;
  readonly setRefusal: (refusal: Refusal) => void;
  /** The words last given for opening an emergency: what the banner and a print say. */
  readonly setReason: (reason: string) => void;
  /** Emergency access widened or ended: the view changes, the access stays. */
  readonly setView: (view: RecordView) => void;
  /** Nothing of the record is left; where it stood it is said why. */
  readonly shut: (by: ShutBy) => void;
  readonly forget: () => void;
}

export const useOpenRecord = create<OpenRecordState>((set) => ({
  open: null,
  refusal: null,
  shutBy: null,
  setOpen: (open) => {
    set({ open, refusal: null, shutBy: null });
  },
  setRefusal: (refusal) => {
    set({ open: null, refusal, shutBy: null });
  },
  setReason: (reason) => {
    set(({ open }) => (open === null ? {} : { open: { ...open, reason } }));
  },
  setView: (view) => {
    set(({ open }) => (open === null ? {} : { open: { ...open, record: { ...open.record, view } } }));
  },
  shut: (shutBy) => {
    set({ open: null, refusal: null, shutBy });
  },
  forget: () => {
    set({ open: null, refusal: null, shutBy: null });
  },
}));

const emergencyOf = (open: OpenRecord | null): RecordView['emergency'] => open?.record.view.emergency ?? null;

/**
 * Runs `act` whenever less is open than before: the record is closed, another is opened, or its emergency is over. For
 * what is kept of a record beside the answers: it must go when they do.
 */
export function onLessOpen(act: () => void): void {
  useOpenRecord.subscribe(({ open }, { open: before }) => {
    if (before === null || open === before) return;
    const isOver = emergencyOf(before) !== null && emergencyOf(open) === null;
    if (isOver || open?.record.access !== before.record.access) act();
  });
}
