/**
 * What must a count not be taken in by? The right code at the wrong time, of what was not done, entered in error or
 * refuted; records that are not known to be the person's; what is never shared; codes that are none.
 */
import { READ_V2, SNOMED } from '../../src/domain/code-systems';
import { CANARY, sung } from './canary';
import { picked } from './chance';
import { again, dayWithin } from './facts';
import { coded, condition, immunization, observation, procedure, serviceRequest, type Entry } from './fhir';
import { codeOf, holds, place, type Placed, type Told } from './told';

/** What is never shared, with anybody: by its code, by its words alone, and words beside a code that is asked for. */
const NEVER_SHARED: readonly ((on: string) => Entry)[] = [
  (on) => condition(coded('86406008', 'HIV infection'), on),
  (on) => condition(coded('8098009', 'Sexually transmitted infection'), on),
  (on) => procedure(coded('714812005', 'Induced termination of pregnancy'), on),
  (on) => condition(coded('8619003', 'Infertility'), on),
  (on) => observation({ text: sung('History of domestic violence') }, on),
  (on) => condition(coded('266948004', 'Has a criminal record'), on),
];

/** Codes that are none: a wrong check digit, words for a code, a system nobody knows, a number with a fraction. */
const BROKEN: readonly ((on: string) => Entry)[] = [
  (on) => observation(coded('985151000000101', 'Administration of something'), on),
  (on) => observation(coded(sung('Seasonal flu vaccination given today'), 'Given today'), on),
  (on) => observation(coded('86198006', 'Local entry', `urn:${CANARY}:local-codes`), on),
  (on) => observation(coded('86198006.0', 'Vaccination'), on),
  (on) => observation(coded('', 'Vaccination'), on),
  (on) => observation({ coding: [{ system: SNOMED, display: sung('Vaccination') }] }, on),
];

function neverTold(told: Told): readonly Placed[] {
  const { draw } = told.person;
  const placed: Placed[] = [];
  const on = dayWithin('2015-01', '2026-03', again(draw('month'), 20));
  if (draw('excluded') < 0.008) placed.push([place(told), picked(NEVER_SHARED, draw('excluded kind'))(on)]);
  if (draw('broken') < 0.012) placed.push([place(told), picked(BROKEN, again(draw('broken'), 1))(on)]);
  return placed;
}

function objection(told: Told): readonly Placed[] {
  const { type1 } = told.person.objections;
  if (type1 === null || !told.person.sources.has('gp')) return [];
  const at = told.person.draw('type 1');
  const read = again(at, 1) < 0.5;
  const dissent = read
    ? coded('9Nu0.', 'Dissent from secondary use of general practitioner patient identifiable data', READ_V2)
    : coded('827241000000103', 'Dissent from secondary use of general practitioner patient identifiable data');
  const withdrawn = read
    ? coded('9Nu1.', 'Dissent withdrawn for secondary use of general practitioner patient identifiable data', READ_V2)
    : coded('827261000000102', 'Dissent withdrawn for secondary use of general practitioner patient identifiable data');
  const placed: Placed[] = [['gp', observation(dissent, dayWithin('2015-01', '2019-12', again(at, 2)))]];
  if (type1 === 'withdrawn') placed.push(['gp', observation(withdrawn, dayWithin('2021-01', '2024-12', again(at, 3)))]);
  return placed;
}

function wrongTime(told: Told): readonly Placed[] {
  const { draw, sex, age } = told.person;
  const placed: Placed[] = [];
  const vaccine = draw('decoy vaccine');
  const code = codeOf('flu-vaccine', again(vaccine, 1));
  if (vaccine < 0.3) placed.push([place(told), immunization(code, dayWithin('2024-09', '2025-03', again(vaccine, 2)))]);
  else if (vaccine < 0.32) placed.push([place(told), immunization(code, dayWithin('2026-04', '2026-06', vaccine))]);
  if (sex === 'female' && age >= 30 && draw('decoy screening') < 0.25) {
    const on = dayWithin('2016-01', '2020-09', again(draw('decoy screening'), 1));
    placed.push([place(told), observation(codeOf('cervical-screening', again(vaccine, 3)), on)]);
  }
  // found out after the index date
  if (draw('decoy risk') < 0.02)
    placed.push([
      place(told),
      condition(codeOf('flu-risk-group', again(vaccine, 4)), dayWithin('2026-04', '2026-09', vaccine)),
    ]);
  if (draw('decoy check') < 0.02)
    placed.push([place(told), procedure(codeOf('annual-health-check', 0.9), dayWithin('2024-04', '2025-03', vaccine))]);
  if (age >= 18 && draw('decoy smoking') < 0.03)
    placed.push([
      place(told),
      serviceRequest(codeOf('stop-smoking-referral', 0), dayWithin('2024-01', '2025-03', vaccine)),
    ]);
  return placed;
}

/** Of those without a record, some have one that says it was not done, or that it was a mistake. */
function notDone(told: Told): readonly Placed[] {
  const { draw, sex, age } = told.person;
  const placed: Placed[] = [];
  const at = again(draw('decoy vaccine'), 5);
  const on = dayWithin('2025-10', '2026-01', again(at, 1));
  if (!holds(told, 'flu')) {
    const code = codeOf('flu-vaccine', again(at, 2));
    if (at < 0.04) placed.push([place(told), immunization(code, on, 'not-done')]);
    else if (at < 0.05) placed.push([place(told), immunization(code, on, 'entered-in-error')]);
    // its reason is never shared, so it is as if it had never been sent
    else if (at < 0.053) placed.push([place(told), immunization(code, on, 'completed', 'HIV')]);
  }
  if (sex === 'female' && age >= 25 && age <= 64 && !holds(told, 'cervical-screening')) {
    const code = codeOf('cervical-screening', again(at, 3));
    if (at > 0.97) placed.push([place(told), procedure(code, on, 'not-done')]);
    else if (at > 0.96) placed.push([place(told), observation(code, on, {}, 'entered-in-error')]);
  }
  if (!told.facts.risk && at > 0.5 && at < 0.51)
    placed.push([place(told), condition(codeOf('flu-risk-group', again(at, 4)), on, 'refuted')]);
  return placed;
}

/** Rows that are not known to be this person's hold what would change every count. */
function ofSomebodyElse(told: Told): readonly Placed[] {
  const { sources } = told.person;
  if (!sources.has('acute') || told.linked.has('acute') || told.outcomes === null) return [];
  return [
    ['acute', immunization(codeOf('flu-vaccine', 0), '2025-11-03')],
    ['acute', procedure(codeOf('cervical-screening', 0.2), '2024-11-03')],
    ['acute', procedure(coded('116140006', 'Total hysterectomy'), '2019-11-03')],
    ['acute', condition(coded('416075005', 'On learning disability register'), '2019-11-03')],
  ];
}

export const traps = (told: Told): readonly Placed[] => [
  ...neverTold(told),
  ...objection(told),
  ...wrongTime(told),
  ...notDone(told),
  ...ofSomebodyElse(told),
];
