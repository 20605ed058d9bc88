/** Which record is open? In memory only: never in the URL, the title, the history or any storage. */
import { create } from 'zustand';
import type { OpenedRecord, Purpose, RecordView } from '../../domain/api';

export interface OpenRecord {
  readonly record: OpenedRecord;
  readonly purpose: Purpose;
  readonly reason: string | null;
}

export type Refusal = { readonly outcome: 'opted-out' | 'restricted'; readonly message: string } | { readonly outcome: 'nobody-found' };

interface OpenRecordState {
  readonly open: OpenRecord | null;
  /** Why the last attempt opened nothing; a screen of its own. */
  readonly refusal: Refusal | null;
  readonly setOpen: (open: OpenRecord) => void;
  readonly setRefusal: (refusal: Refusal) => void;
  /** The words last given for opening an emergency: what the banner and a print say. */
  readonly setReason: (reason: string) => void;
  /** Emergency access widened or ended: the view changes, the access stays. */
  readonly setView: (view: RecordView) => void;
  readonly forget: () => void;
}

export const useOpenRecord = create<OpenRecordState>((set) => ({
  open: null,
  refusal: null,
  setOpen: (open) => { set({ open, refusal: null }); },
  setRefusal: (refusal) => { set({ open: null, refusal }); },
  setReason: (reason) => { set(({ open }) => (open === null ? {} : { open: { ...open, reason } })); },
  setView: (view) => { set(({ open }) => (open === null ? {} : { open: { ...open, record: { ...open.record, view } } })); },
  forget: () => { set({ open: null, refusal: null }); },
}));
