/**
 * How does a section carry kinds of record that it does not read itself? Its own rules stay as they are; the others
 * stand among its entries, joined by identifier alone.
 */
import type { Detail } from '../../entry';
import { dateText, factLine, factTable } from '../../fhir/facts';
import { share } from '../../fhir/identity';
import { sentTwice } from '../../fhir/sent-twice';
import { latestDate, standingDate } from '../../fhir/span';
import type { EntryParts, FactBase, Group, SectionRules } from '../../section';
import { labelsIn } from '../care-plans/parts';
import { isOther, type OtherFact } from './fact';
import { isReadHere, readOther } from './read';

/** What the section's detail is for an entry of another kind. */
export type OtherDetail = (fact: OtherFact) => Detail;

const twice = sentTwice<OtherFact>(({ kind, title, status }) => [kind, title, status]);

function entryOf(group: Group<OtherFact>, detail: OtherDetail): EntryParts {
  const [lead] = group;
  const said = <T>(of: (fact: OtherFact) => T | null): T | null =>
    group.map(of).find((value) => value !== null) ?? null;
  return {
    title: lead.title,
    summary: said(({ summary }) => summary),
    date: standingDate(group.map(({ date }) => date)),
    end: latestDate(group.map(({ end }) => end)),
    status: said(({ status }) => status),
    tag: said(({ tag }) => tag),
    code: said(({ code }) => code),
    detail: detail(lead),
  };
}

const describeOthers = (group: Group<OtherFact>) => ({
  facts: factTable([
    factLine('Kind', group, ({ kind }) => kind),
    factLine('What', group, ({ title }) => title),
    factLine('Status', group, ({ status }) => status),
    factLine('Date', group, ({ date }) => dateText(date)),
    factLine('Until', group, ({ end }) => dateText(end)),
    ...labelsIn(group).map((label) =>
      factLine(label, group, ({ lines }) => lines.find((one) => one.label === label)?.value ?? null),
    ),
  ]),
  history: [],
});

/** Keys of the others share nothing with the section's own, so that the two kinds of fact never meet. */
const apart = (key: string): string => `other:${key}`;

/**
 * A section's rules, with the other kinds among its entries.
 * INVARIANT: no rule of the section is ever asked of a fact that it did not read.
 */
export function withOthers<F extends FactBase>(own: SectionRules<F>, detail: OtherDetail): SectionRules<FactBase> {
  const rules = own as unknown as SectionRules<FactBase>;
  const others = (group: Group<FactBase>): group is Group<OtherFact> => isOther(group[0]);
  return {
    ...rules,
    read: (resource, context) =>
      isReadHere(resource, context) ? readOther(resource, context) : rules.read(resource, context),
    ownKeys: (fact) => (isOther(fact) ? twice.ownKeys(fact).map(apart) : (rules.ownKeys?.(fact) ?? [])),
    ownKeyStarts: (fact) =>
      isOther(fact) ? twice.ownKeyStarts(fact).map(apart) : (rules.ownKeyStarts?.(fact) ?? rules.ownKeys?.(fact) ?? []),
    ...(rules.replaced === undefined
      ? {}
      : { replaced: (fact) => (isOther(fact) ? [] : (rules.replaced?.(fact) ?? [])) }),
    combine: (group) => (others(group) || rules.combine === undefined ? group[0] : rules.combine(group)),
    keys: (fact) => (isOther(fact) ? fact.identity.map(apart) : rules.keys(fact)),
    same: (a, b) => {
      if (!isOther(a) && !isOther(b)) return rules.same(a, b);
      return isOther(a) && isOther(b) && a.kind === b.kind && share(a.identity, b.identity)
        ? { rule: `${rules.section}-identifier`, text: 'same identifier' }
        : null;
    },
    ...(rules.apart === undefined
      ? {}
      : {
          apart: (a, b) => (isOther(a) || isOther(b) ? isOther(a) !== isOther(b) : rules.apart?.(a, b) === true),
        }),
    conflicts: rules.conflicts.map((row) => ({
      ...row,
      value: (fact) => (isOther(fact) ? null : row.value(fact)),
    })),
    entry: (group, now) => (others(group) ? entryOf(group, detail) : rules.entry(group, now)),
    describe: (group, now) => (others(group) ? describeOthers(group) : rules.describe(group, now)),
    links: (fact) => (isOther(fact) ? fact.links : (rules.links?.(fact) ?? [])),
    ...(rules.near === undefined
      ? {}
      : { near: (a, b) => (isOther(a) || isOther(b) ? null : (rules.near?.(a, b) ?? null)) }),
    ...(rules.beside === undefined
      ? {}
      : { beside: (a, b) => (isOther(a) || isOther(b) ? null : (rules.beside?.(a, b) ?? null)) }),
  };
}
