/** Is the record being printed, and when was it, as the print itself says? */
import { create } from 'zustand';

export const usePrinting = create<{ readonly at: number | null; readonly now: boolean }>()(() => ({
  at: null,
  now: false,
}));
