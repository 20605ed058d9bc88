/** Which entry is it now that the reader saw under this id? */
import type { Entry } from './entry';

/**
 * The entry of that id, else the one that now holds what the id stood for: when another provider's answer brings two
 * lines
 * together, one of their ids stands for both. An id is the name of a source, `provider/Type/id`. Undefined when it is
 * held no more.
 */
export const entryHolding = (entries: readonly Entry[], id: string): Entry | undefined =>
  entries.find((one) => one.id === id) ??
  entries.find(({ sources }) => sources.some(({ provider, reference }) => `${provider}/${reference}` === id));
