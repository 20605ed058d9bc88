/** When was the record printed, as the print itself says? */
import { create } from 'zustand';

export const usePrinting = create<{ readonly at: number | null }>()(() => ({ at: null }));
