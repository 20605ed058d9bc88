/** Stands in for an open record around one part of it: what the part needs to know, made up. */
import type { ReactNode } from 'react';
import type { OpenedRecord, PatientBanner } from '../../domain/api';
import { parseDate } from '../../domain/dates';
import { SECTIONS, type SectionId } from '../../domain/sections';
import type { Absence, AllergyLabel, ProviderState, WholeRecord } from '../../record/entry';
import { briefNames, shortNames } from '../open-record/provider-names';
import { RecordContext, type RecordOnScreen } from '../open-record/record-context';
import { BANNERS, COVERAGES, NOW, PROVIDERS } from './examples';

interface StageProps {
  readonly patient?: PatientBanner | undefined;
  readonly label?: AllergyLabel;
  readonly states?: readonly ProviderState[] | undefined;
  readonly absences?: readonly Absence[];
  /** The whole record, where a part reads more than a label and absences. */
  readonly record?: WholeRecord | undefined;
  readonly children: ReactNode;
}

export const AT = parseDate(NOW)?.sort ?? 0;
const FULL = Object.fromEntries(SECTIONS.map((section) => [section, 'full'])) as Record<SectionId, 'full'>;
const SHORT = shortNames(PROVIDERS);
const BRIEF = briefNames(PROVIDERS);

function openedOf(patient: PatientBanner): OpenedRecord {
  return {
    outcome: 'open',
    access: 'gallery',
    patient,
    expiresAt: NOW,
    relationship: 'registered',
    providers: PROVIDERS,
    notices: [],
    view: { sections: FULL, emergency: null, emergencyOffered: true, exportOffered: true, addressAtOnce: false },
    policy: { version: 'gallery', digest: '' },
  };
}

export function Stage({
  patient = BANNERS[0]?.patient,
  label = 'Allergies not recorded',
  states = COVERAGES[0]?.states,
  absences = [],
  record,
  children,
}: StageProps) {
  if (patient === undefined || states === undefined) return null;
  const nameIn =
    (names: ReadonlyMap<string, string>) =>
    (id: string): string =>
      names.get(id) ?? id;
  const onScreen: RecordOnScreen = {
    opened: openedOf(patient),
    openedAt: AT,
    role: 'gp',
    own: null,
    record: record ?? { entries: [], absences, warnings: [], allergyLabel: label },
    states,
    retry: () => undefined,
    nameOf: (id) => PROVIDERS.find((provider) => provider.id === id)?.name ?? id,
    shortNameOf: nameIn(SHORT),
    briefNameOf: nameIn(BRIEF),
    inOrder: (ids) => PROVIDERS.map(({ id }) => id).filter((id) => ids.includes(id)),
  };
  return <RecordContext value={onScreen}>{children}</RecordContext>;
}
