/** What do a person's records hold, source by source? What a question counts, and what it must not be taken in by. */
import { picked } from './chance';
import { again, dayWithin } from './facts';
import {
  allergy,
  appointment,
  carePlan,
  coded,
  condition,
  encounter,
  flag,
  immunization,
  medicationRequest,
  observation,
  procedure,
  serviceRequest,
} from './fhir';
import { codeOf, holds, place, type Placed, type Told } from './told';
import { traps } from './traps';

function screening(told: Told): readonly Placed[] {
  const { draw, sex, age } = told.person;
  if (sex !== 'female' || age < 25 || age > 70 || !holds(told, 'cervical-screening')) return [];
  const at = draw('screening place');
  const on = dayWithin('2020-10', '2026-03', draw('month'));
  const code = codeOf('cervical-screening', draw('code'));
  if (at < 0.15) return [[place(told, 'acute'), procedure(code, on)]];
  return at < 0.6 ? [['gp', observation(code, on)]] : [['gp', procedure(code, on)]];
}

function vaccine(told: Told): readonly Placed[] {
  const { draw } = told.person;
  if (!holds(told, 'flu')) return [];
  const at = draw('vaccine place');
  const given = immunization(
    codeOf('flu-vaccine', draw('code')),
    dayWithin('2025-09', '2026-03', again(draw('month'), 1)),
  );
  if (at < 0.2) return [[place(told, 'national'), given]];
  if (at < 0.3) return [[place(told, 'acute'), given]];
  // told by two sources, and still one
  return at < 0.4
    ? [
        [place(told), given],
        [place(told, 'national'), given],
      ]
    : [[place(told), given]];
}

function registers(told: Told): readonly Placed[] {
  const { person, facts } = told;
  const { draw } = person;
  const since = dayWithin('2005-01', '2024-12', again(draw('month'), 2));
  const code = again(draw('code'), 2);
  const placed: Placed[] = [];
  if (facts.learningDisability) placed.push([place(told), condition(codeOf('learning-disability', code), since)]);
  if (facts.severeMentalIllness) {
    const where = draw('check place') < 0.3 ? place(told, 'mental-health') : place(told);
    placed.push([where, condition(codeOf('severe-mental-illness', code), since)]);
  }
  if ((facts.learningDisability || facts.severeMentalIllness) && holds(told, 'annual-check')) {
    const on = dayWithin('2025-04', '2026-03', again(draw('month'), 4));
    placed.push([place(told), procedure(codeOf('annual-health-check', again(draw('code'), 4)), on)]);
  }
  return placed;
}

function smoking(told: Told): readonly Placed[] {
  const { person, facts } = told;
  const { draw } = person;
  const at = draw('month');
  const placed: Placed[] = [];
  if (facts.smoker)
    placed.push([
      place(told),
      observation(codeOf('current-smoker', draw('code')), dayWithin('2025-04', '2025-12', again(at, 5))),
    ]);
  if (facts.referred)
    placed.push([
      place(told),
      serviceRequest(codeOf('stop-smoking-referral', 0), dayWithin('2025-04', '2025-12', again(at, 6))),
    ]);
  if (facts.referred && holds(told, 'stop-smoking')) {
    const on = dayWithin('2025-05', '2026-03', again(at, 7));
    const seen = draw('started place') < 0.6;
    placed.push(
      seen
        ? [place(told, 'community'), procedure(coded('710081004', 'Smoking cessation therapy'), on)]
        : [place(told), observation(coded('390901002', 'Negotiated date for cessation of smoking'), on)],
    );
  }
  return placed;
}

function reasons(told: Told): readonly Placed[] {
  const { person, facts } = told;
  const { draw } = person;
  const placed: Placed[] = [];
  if (facts.risk)
    placed.push([
      place(told),
      condition(codeOf('flu-risk-group', draw('risk code')), dayWithin('2005-01', '2026-02', again(draw('month'), 8))),
    ]);
  if (facts.pregnant)
    placed.push([
      place(told),
      observation(codeOf('pregnancy', 0), dayWithin('2025-03', '2025-08', again(draw('month'), 9))),
    ]);
  if (facts.noCervix) {
    const on = dayWithin('2008-01', '2025-12', again(draw('month'), 10));
    placed.push(
      draw('no cervix source') < 0.6
        ? [place(told, 'acute'), procedure(coded('116140006', 'Total hysterectomy'), on)]
        : [place(told), condition(coded('416099005', 'No cervical smear required - no uterus'), on)],
    );
  }
  return placed;
}

const MEDICINES = [
  ['318856009', 'Losartan 50mg tablets'],
  ['39731011000001102', 'Atorvastatin 20mg tablets'],
  ['322236009', 'Paracetamol 500mg tablets'],
] as const;

/** What everybody's record is full of, and no question asks for. */
function everyday(told: Told): readonly Placed[] {
  const { draw, sources } = told.person;
  const at = draw('month');
  const placed: Placed[] = [];
  for (const kind of sources)
    if (kind !== 'national')
      placed.push([kind, encounter(dayWithin('2024-01', '2026-03', again(at, 11)), 'Consultation')]);
  if (draw('pressure') < 0.5)
    placed.push([
      place(told),
      observation(coded('75367002', 'Blood pressure'), dayWithin('2024-01', '2026-03', again(at, 12)), {
        valueQuantity: { value: 100 + Math.floor(draw('pressure') * 120), unit: 'mmHg' },
      }),
    ]);
  const medicine = draw('medicine');
  const [code, words] = picked(MEDICINES, again(medicine, 1));
  if (medicine < 0.45)
    placed.push([place(told), medicationRequest(coded(code, words), dayWithin('2024-01', '2026-03', again(at, 13)))]);
  if (draw('allergy') < 0.08)
    placed.push([
      place(told),
      allergy(coded('91936005', 'Allergy to penicillin'), dayWithin('2005-01', '2025-12', at)),
    ]);
  if (draw('appointment') < 0.2)
    placed.push([place(told, 'acute'), appointment(dayWithin('2026-04', '2026-08', again(at, 14)))]);
  if (draw('flag') < 0.03) placed.push([place(told), flag()]);
  if (sources.has('council')) placed.push(['council', carePlan(dayWithin('2024-01', '2025-12', again(at, 15)))]);
  return placed;
}

export const entriesOf = (told: Told): readonly Placed[] =>
  [
    ...screening(told),
    ...vaccine(told),
    ...registers(told),
    ...smoking(told),
    ...reasons(told),
    ...everyday(told),
    ...traps(told),
  ].map(([kind, entry]): Placed => [told.person.sources.has(kind) ? kind : place(told), entry]);
