/**
 * What is a specimen? One or a few made-up resources that show what one row of the policy does, as data that a safety
 * officer can add to. Nothing here is about anybody.
 */
import { z } from 'zod';
import { SETTINGS, type Setting } from '../../domain/settings';
import exclusions from './exclusions.json' with { type: 'json' };
import labels from './labels.json' with { type: 'json' };
import sections from './sections.json' with { type: 'json' };

export type SpecimenResource = Readonly<Record<string, unknown>> & {
  readonly resourceType: string;
  readonly id: string;
};

export interface Specimen {
  /** The row it is an example of: an exclusion, a label, a section row, a plan, a denial. */
  readonly of: string;
  /** What the first resource shows, in plain English. */
  readonly shows: string;
  readonly setting: Setting;
  /** The first is the example; the others stand beside it. Ids are unique over all specimens. */
  readonly resources: readonly SpecimenResource[];
}

const specimens = z.array(
  z.strictObject({
    of: z.string().min(1),
    shows: z.string().min(1),
    setting: z.enum(SETTINGS),
    resources: z.array(z.looseObject({ resourceType: z.string(), id: z.string() })).min(1),
  }),
);

/** What an ordinary record holds: one for each section, and for each type that a section takes from elsewhere. */
export const SECTION_SPECIMENS: readonly Specimen[] = specimens.parse(sections.sections);
/** What is never shared: one or more for each exclusion, in the places where others were seen to let it slip. */
export const EXCLUSION_SPECIMENS: readonly Specimen[] = specimens.parse(exclusions.exclusions);
export const NEAR_MISS_SPECIMENS: readonly Specimen[] = specimens.parse(exclusions.nearMisses);
/** What labels bring down: one or more for each label, and for what no label may hide. */
export const LABEL_SPECIMENS: readonly Specimen[] = specimens.parse(labels.labels);
