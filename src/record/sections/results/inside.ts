/**
 * What of a report or a group came inside it, or as words alone, or not at all? Results that came on their own are
 * entries of their own, tied to it.
 */
import type { DiagnosticReport, Observation, Reference } from 'fhir/r4';
import { conceptText } from '../../fhir/concept';
import { list, textOf } from '../../fhir/shape';
import type { ReadContext } from '../../section';

export interface Inside {
  /** Results that stand in it and nowhere else. */
  readonly parts: readonly Observation[];
  /** In words what it names without sending it; null where everything came. */
  readonly unsent: string | null;
}

const NOTHING: Inside = { parts: [], unsent: null };

const membersOf = (resource: DiagnosticReport | Observation): readonly Reference[] =>
  list(resource.resourceType === 'DiagnosticReport' ? resource.result : resource.hasMember);

/** A group inside a group is read to this depth; nobody nests deeper, and a circle ends. */
const DEEPEST = 4;

function partsOf(target: Observation, context: ReadContext, depth: number): readonly Observation[] {
  const own = membersOf(target).filter(({ reference }) => reference?.startsWith('#') === true);
  const inner =
    depth >= DEEPEST
      ? []
      : own.flatMap(({ reference }) => {
          const member = context.resolve(reference);
          return member?.resourceType === 'Observation' ? partsOf(member, context, depth + 1) : [];
        });
  return [target, ...inner];
}

/** Reads the members of a report or a group. */
export function insideOf(resource: DiagnosticReport | Observation, context: ReadContext): Inside {
  const members = membersOf(resource);
  if (members.length === 0) return NOTHING;
  const parts: Observation[] = [];
  const named: string[] = [];
  let missing = 0;
  for (const { reference, display } of members) {
    const target = context.resolve(reference);
    const words = textOf(display);
    if (target?.resourceType === 'Observation') {
      if (reference?.startsWith('#') === true) parts.push(...partsOf(target, context, 0));
    } else if (words !== null) named.push(words);
    else if (target === undefined) missing += 1;
  }
  const unsent = [
    named.length === 0 ? null : `named in it: ${named.join(', ')}`,
    missing === 0 ? null : `${missing === 1 ? '1 result of it was' : `${missing} results of it were`} not sent`,
  ].filter((part) => part !== null);
  return { parts, unsent: unsent.join('; ') || null };
}

const MOST_GROUPS = 3;

/** What a report without a name of its own reports on: the groups of results that it holds. */
export function groupNames(report: DiagnosticReport | Observation, context: ReadContext): string | null {
  if (report.resourceType !== 'DiagnosticReport') return null;
  const names: string[] = [];
  for (const { reference } of list(report.result)) {
    const target = context.resolve(reference);
    const name =
      target?.resourceType === 'Observation' && target.hasMember !== undefined ? conceptText(target.code) : null;
    if (name !== null) names.push(name);
  }
  return names.length === 0 || names.length > MOST_GROUPS ? null : [...new Set(names)].join(', ');
}
