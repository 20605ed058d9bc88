/** Who is asked for a person: what may a config say of it? Source: CONTRACT “Config file”. */
import { z } from 'zod';
import type { LocatorConfig } from '../src/gateway/config';
import { baseUrl, text } from './config-fields';
import { askedWith, askedWithOf } from './config-outbound';

/** Ids of providers that are asked for everybody alike. */
const always = z.array(text).default([]);

/** A union by kind: a key of another kind is refused. */
export const locator = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('all') }),
    z.strictObject({ kind: z.literal('registered'), always }),
    z.strictObject({
      kind: z.literal('nrl'),
      always,
      baseUrl,
      timeoutMs: z.number().int().min(1).max(30_000).default(3_000),
      /** Of this system at Spine: twelve digits. */
      asid: z
        .string()
        .regex(/^\d{12}$/, 'must be an ASID: twelve digits')
        .optional(),
      ...askedWith,
    }),
  ],
  { error: 'must be one of kind all, registered or nrl' },
);

type Given = z.output<typeof locator>;

interface Whole {
  readonly locator: Given;
  readonly providers: readonly { readonly id: string }[];
}

/** Whoever is named is there, and once. */
export function locatorRules(
  { locator: given, providers }: Whole,
  tell: (path: readonly (string | number)[], message: string) => void,
): void {
  if (given.kind === 'all') return;
  given.always.forEach((id, at) => {
    if (!providers.some((one) => one.id === id)) tell(['locator', 'always', at], `"${id}" is the id of no provider`);
    else if (given.always.indexOf(id) < at) tell(['locator', 'always', at], `"${id}" is given twice`);
  });
}

/** As the gateway takes it; left out where everybody is asked. */
export function locatorOf(given: Given, base: string): { readonly locator?: LocatorConfig } {
  if (given.kind === 'all') return {};
  if (given.kind === 'registered') return { locator: given };
  const { asid, auth, tls, ...rest } = given;
  return {
    locator: { ...rest, ...(asid === undefined ? {} : { asid }), ...askedWithOf({ auth, tls }, base) },
  };
}
