/** What is one fixture: a FHIR Bundle of what one provider holds about one person, loaded only when somebody asks. */

/** A resource of either version; the schema test says which it must be. */
export interface FixtureResource {
  readonly resourceType: string;
  readonly id: string;
  readonly [element: string]: unknown;
}

export interface FixtureBundle {
  readonly resourceType: string;
  readonly type: string;
  readonly entry: readonly { readonly resource: FixtureResource }[];
}

export interface Fixture {
  readonly provider: string;
  readonly person: string;
  readonly load: () => Promise<readonly FixtureResource[]>;
}

/** A fixture that costs much to make: it carries what it answers to, and is made only when that is asked for. */
export interface CostlyFixture extends Fixture {
  readonly nhsNumber: string;
  readonly patientId: string;
}

/** Unwraps an imported JSON module; its inferred literal type is of no use to a reader of FHIR. */
export const resourcesOf = (module: { readonly default: unknown }): readonly FixtureResource[] =>
  (module.default as FixtureBundle).entry.map((entry) => entry.resource);
