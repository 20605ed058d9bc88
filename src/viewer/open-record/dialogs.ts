/** Which question or sheet stands over the record? At most one at a time. */
import { create } from 'zustand';
import type { Entry } from '../../record/entry';

export type OpenDialog =
  | { readonly kind: 'emergency'; readonly renew: boolean }
  | { readonly kind: 'never-shared' }
  | { readonly kind: 'unasked'; readonly rest: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'problem'; readonly title: string; readonly text: string }
  | { readonly kind: 'contacts' }
  | { readonly kind: 'export' }
  | { readonly kind: 'report'; readonly entry: Entry };

interface Dialogs {
  readonly dialog: OpenDialog | null;
  show(dialog: OpenDialog): void;
  close(): void;
}

export const useDialogs = create<Dialogs>()((set) => ({
  dialog: null,
  show: (dialog) => {
    set({ dialog });
  },
  close: () => {
    set({ dialog: null });
  },
}));
