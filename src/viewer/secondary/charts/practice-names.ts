/** How are practices called that an answer knows by their codes? By the names of those that send us their data. */
import { createContext, useContext } from 'react';

/** Names by ODS code. */
export type NamesByCode = Readonly<Record<string, string>>;

const NONE: NamesByCode = {};

/** Of the request that is on the screen. */
export const PracticeNames = createContext<NamesByCode>(NONE);

export const usePracticeNames = (): NamesByCode => useContext(PracticeNames);
