/** While nobody is signed in in this tab: is somebody in another one? The cookie is the whole browser's. */
import { create } from 'zustand';
import type { SessionAnswer } from '../../domain/api';

export const usePresent = create<{ readonly session: SessionAnswer | null }>()(() => ({ session: null }));

export const forgetPresent = (): void => {
  usePresent.setState({ session: null });
};
