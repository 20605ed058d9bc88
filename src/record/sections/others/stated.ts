/**
 * What do a pregnancy status, a date of delivery and a wish about organ donation say? A pregnancy status is a result of
 * its day, never carried forward, never inferred from. Source: POLICY 5.
 */
import type { Consent, Observation } from 'fhir/r4';
import { conceptCode, conceptText } from '../../fhir/concept';
import { partiesText } from '../../fhir/party';
import { saidValue } from '../../fhir/said-value';
import { list, textOf } from '../../fhir/shape';
import { ties } from '../../fhir/ties';
import type { ReadContext } from '../../section';
import { joinedBy, line, notesSaid } from '../care-plans/parts';
import type { OtherParts } from './fact';
import { conceptsOf, dateOf } from './words';

type Dated = Pick<Observation, 'effectiveDateTime' | 'effectivePeriod' | 'effectiveInstant' | 'issued'>;

const effectiveOf = ({ effectiveDateTime, effectivePeriod, effectiveInstant, issued }: Dated) =>
  dateOf(effectiveDateTime, effectivePeriod?.start, effectiveInstant, issued);

/** `12-Mar-2027 · Ask.`: what was recorded that day, and nothing that follows from it. */
export function pregnancy(observation: Observation, context: ReadContext): OtherParts {
  const parts = list(observation.component).map((component) =>
    joinedBy(': ', [
      conceptText(component.code),
      saidValue(component, context) ?? conceptText(component.dataAbsentReason),
    ]),
  );
  const value = saidValue(observation, context) ?? conceptText(observation.dataAbsentReason);
  return {
    kind: 'Pregnancy status',
    title: conceptText(observation.code) ?? 'Pregnancy status',
    code: conceptCode(observation.code),
    date: effectiveOf(observation),
    summary: joinedBy(' · ', [value, ...parts, 'As recorded that day. Ask.']),
    lines: [
      line('Value', value),
      ...parts.map((part, at) => line(`Part ${at + 1}`, part)),
      line('Notes', notesSaid(observation.note)),
      line('Now', 'Ask.'),
    ],
    links: ties(observation.encounter, 'Recorded at', 'Recorded there'),
  };
}

/** A wish about organ donation, whatever carries it. */
export function organDonation(resource: Observation | Consent, context: ReadContext): OtherParts {
  if (resource.resourceType === 'Observation') {
    const value = saidValue(resource, context) ?? conceptText(resource.dataAbsentReason);
    return {
      kind: 'Organ donation',
      title: conceptText(resource.code) ?? 'Organ donation',
      code: conceptCode(resource.code),
      date: effectiveOf(resource),
      summary: value,
      lines: [line('Value', value), line('Notes', notesSaid(resource.note))],
    };
  }
  const type = textOf(resource.provision?.type);
  const parts = list(resource.provision?.code);
  const decision = type === 'deny' ? 'Does not agree' : type === 'permit' ? 'Agrees' : null;
  return {
    kind: 'Organ donation',
    title: conceptsOf(resource.category) ?? conceptText(resource.scope) ?? 'Organ donation',
    code: conceptCode(list(resource.category)[0]),
    date: dateOf(resource.dateTime),
    summary: joinedBy(' · ', [decision, conceptsOf(parts)]),
    lines: [
      line('Decision', decision),
      line('Of', conceptsOf(parts)),
      line('Recorded by', partiesText(resource.organization, context)),
    ],
  };
}
