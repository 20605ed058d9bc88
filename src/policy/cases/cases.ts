/**
 * Who sees what, case by case: for a safety officer to read and to add to, in the JSON files beside this one. Each case
 * gives one or more resources at a provider of a setting, one or more roles, and what has to become of the first
 * resource. Run by cases.test.ts.
 */
import { z } from 'zod';
import { ROLES, type Role } from '../../domain/roles';
import { SETTINGS } from '../../domain/settings';
import { CLINICAL_ROLES } from '../tables/label-caps';
import caps from './caps.json' with { type: 'json' };
import depth from './depth.json' with { type: 'json' };
import exclusions from './exclusions.json' with { type: 'json' };
import kinds from './kinds.json' with { type: 'json' };
import nearMisses from './near-misses.json' with { type: 'json' };
import type { PolicyCase } from './policy-case';
import roles from './roles.json' with { type: 'json' };

const row = z.strictObject({
  name: z.string().min(1),
  setting: z.enum(SETTINGS),
  /** Roles that must all come out alike: by name, or all that have a clinical view, or all of these who treat. */
  roles: z.union([z.array(z.enum(ROLES)).min(1), z.enum(['everybody', 'clinicians'])]),
  /** Absent: no. `either`: the case must come out alike before and during emergency access. */
  emergency: z.union([z.literal(true), z.literal('either')]).optional(),
  expect: z.enum(['released', 'summary', 'withheld']),
  /** A rule that must have decided. */
  rule: z.string().optional(),
  /** The first one is judged; the others stand beside it. An attachment may give its `words` in place of its `data`. */
  given: z.array(z.record(z.string(), z.unknown())).min(1),
});
const file = z.strictObject({ about: z.string(), cases: z.array(row) });
type Row = z.infer<typeof row>;

const CLINICIANS: readonly Role[] = CLINICAL_ROLES.filter((role) => role !== 'administrator');
const rolesOf = ({ roles: named }: Row): readonly Role[] =>
  named === 'everybody' ? CLINICAL_ROLES : named === 'clinicians' ? CLINICIANS : named;

/** `words` become the `data` that a provider would send: base64. */
function asSent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSent);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) =>
      key === 'words' && typeof part === 'string' ? ['data', btoa(part)] : [key, asSent(part)],
    ),
  );
}

function casesOf(one: Row): readonly PolicyCase[] {
  const { name, setting, expect, rule, emergency } = one;
  const made = {
    given: one.given.map((resource) => asSent(resource) as Readonly<Record<string, unknown>>),
    setting,
    roles: rolesOf(one),
    expect,
    ...(rule === undefined ? {} : { rule }),
  };
  return emergency === 'either'
    ? [
        { name, ...made, emergency: false },
        { name: `${name} (in an emergency too)`, ...made, emergency: true },
      ]
    : [{ name, ...made, ...(emergency === undefined ? {} : { emergency }) }];
}

/** Too long to write down. */
const TOO_DEEP: Row = {
  name: 'what is nested too deep to be judged',
  setting: 'gp',
  roles: 'everybody',
  emergency: 'either',
  expect: 'withheld',
  rule: 'D-unjudged',
  given: [
    {
      resourceType: 'Condition',
      id: 'c',
      code: { coding: [{ system: 'http://snomed.info/sct', code: '38341003' }] },
      extension: [
        Array.from({ length: 80 }).reduce<object>(
          (inner) => ({ url: 'http://unknown.example', extension: [inner] }),
          {},
        ),
      ],
    },
  ],
};

export const POLICY_CASES: readonly PolicyCase[] = [
  ...[exclusions, nearMisses, roles, caps, depth, kinds].flatMap((given) => file.parse(given).cases),
  TOO_DEEP,
].flatMap(casesOf);
