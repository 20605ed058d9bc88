/** What was each provider asked, and when does a test let it answer? Stands in for the asking; imports no screen. */
import type { ProviderRef } from '../../../src/domain/settings';
import type { ProviderAnswer } from '../../../src/viewer/open-record/ask-provider';

export interface Asked {
  readonly access: string;
  readonly provider: ProviderRef;
  readonly signal: AbortSignal;
  readonly answer: (answer: ProviderAnswer) => void;
}

export const asked: Asked[] = [];

export const askProvider = (access: string, provider: ProviderRef, signal: AbortSignal): Promise<ProviderAnswer> =>
  new Promise((answer) => {
    asked.push({ access, provider, signal, answer });
  });
