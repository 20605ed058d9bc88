/** What was asked for or ordered: devices, diets, lenses, tasks? Source: FHIR R4. */
import type {
  DeviceRequest,
  NutritionOrder,
  Task,
  VisionPrescription,
  VisionPrescriptionLensSpecification,
} from 'fhir/r4';
import { headed, isProhibition } from '../../../domain/do-not';
import { conceptCode, conceptText } from '../../fhir/concept';
import { partiesText, partyText, thingText } from '../../fhir/party';
import { quantitySaid, saidValue } from '../../fhir/said-value';
import { list, readPeriod, textOf } from '../../fhir/shape';
import { periodText } from '../../fhir/span';
import { nameless } from '../../fhir/summary-view';
import { ties } from '../../fhir/ties';
import type { ReadContext } from '../../section';
import { proposalWords } from '../care-plans/intent';
import { joinedBy, line, notesSaid } from '../care-plans/parts';
import { timingOf } from '../medications/timing';
import type { OtherParts } from './fact';
import { conceptsOf, dateOf, dateSaid, numberSaid, tagSaid } from './words';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A request that is only proposed says so before all else, and in its tag. */
function requested(resource: { readonly status?: unknown; readonly intent?: unknown }): {
  readonly proposal: string | null;
  readonly tag: string | null;
} {
  const words = proposalWords(textOf(resource.intent));
  return { proposal: words === null ? null : capital(words), tag: words ?? tagSaid(resource.status) };
}

export function deviceRequest(resource: DeviceRequest, context: ReadContext): OtherParts {
  const { proposal, tag } = requested(resource);
  const what = conceptText(resource.codeCodeableConcept) ?? partyText(resource.codeReference, context);
  const reason = joinedBy(', ', [conceptsOf(resource.reasonCode), partiesText(resource.reasonReference, context)]);
  return {
    kind: 'Equipment',
    title: headed(`Equipment asked for: ${what ?? nameless(resource)}`, isProhibition(resource)),
    code: conceptCode(resource.codeCodeableConcept),
    date: dateOf(resource.authoredOn, resource.occurrenceDateTime, resource.occurrencePeriod?.start),
    tag,
    summary: joinedBy(' · ', [proposal, reason, partyText(resource.performer, context)]),
    lines: [
      line('Wanted', dateSaid(resource.occurrenceDateTime) ?? periodText(readPeriod(resource.occurrencePeriod))),
      line('Priority', textOf(resource.priority)),
      line('Reason', reason),
      ...list(resource.parameter).map((parameter) =>
        line(conceptText(parameter.code) ?? 'Detail', saidValue(parameter, context)),
      ),
      line('Asked for by', partyText(resource.requester, context)),
      line('Supplied by', partyText(resource.performer, context) ?? conceptText(resource.performerType)),
      line('Notes', notesSaid(resource.note)),
    ],
    links: ties(resource.encounter, 'Asked for at', 'Equipment'),
  };
}

export function nutrition(resource: NutritionOrder, context: ReadContext): OtherParts {
  const { proposal, tag } = requested(resource);
  const { oralDiet, enteralFormula } = resource;
  const diet = conceptsOf(oralDiet?.type);
  const textures = joinedBy(
    '; ',
    list(oralDiet?.texture).map(({ modifier, foodType }) =>
      joinedBy(' – ', [conceptText(foodType), conceptText(modifier)]),
    ),
  );
  const fluids = conceptsOf(oralDiet?.fluidConsistencyType);
  const supplements = joinedBy(
    '; ',
    list(resource.supplement).map((one) =>
      joinedBy(', ', [
        textOf(one.productName) ?? conceptText(one.type),
        quantitySaid(one.quantity),
        joinedBy(
          ', ',
          list(one.schedule).map((timing) => timingOf(timing).text),
        ),
        textOf(one.instruction),
      ]),
    ),
  );
  const formula = joinedBy(', ', [
    textOf(enteralFormula?.baseFormulaProductName) ?? conceptText(enteralFormula?.baseFormulaType),
    conceptText(enteralFormula?.routeofAdministration),
    ...list(enteralFormula?.administration).map((one) =>
      joinedBy(', ', [quantitySaid(one.quantity), quantitySaid(one.rateQuantity), timingOf(one.schedule).text]),
    ),
    textOf(enteralFormula?.administrationInstruction),
  ]);
  const avoid = conceptsOf(resource.excludeFoodModifier);
  const name = diet ?? textures ?? fluids ?? formula ?? supplements ?? nameless(resource);
  return {
    kind: 'Diet',
    title: `Diet ordered: ${name}`,
    code: conceptCode(list(oralDiet?.type)[0]),
    date: dateOf(resource.dateTime),
    tag,
    summary: joinedBy(' · ', [
      proposal,
      ...[textures, fluids, formula, supplements].filter((words) => words !== name),
      textOf(oralDiet?.instruction),
      avoid === null ? null : `avoid: ${avoid}`,
    ]),
    lines: [
      line('Diet', diet),
      line('Texture', textures),
      line('Fluids', fluids),
      line(
        'Nutrients',
        joinedBy(
          '; ',
          list(oralDiet?.nutrient).map(({ modifier, amount }) =>
            joinedBy(' ', [conceptText(modifier), quantitySaid(amount)]),
          ),
        ),
      ),
      line('Instruction', textOf(oralDiet?.instruction)),
      line('Supplements', supplements),
      line('Tube feed', formula),
      line('Avoid', avoid),
      line('Preferences', conceptsOf(resource.foodPreferenceModifier)),
      line('Because of allergy', partiesText(resource.allergyIntolerance, context)),
      line('Ordered by', partyText(resource.orderer, context)),
      line('Notes', notesSaid(resource.note)),
    ],
    links: ties(resource.encounter, 'Ordered at', 'Diet'),
  };
}

const signed = (value: unknown): string | null =>
  typeof value === 'number' ? `${value > 0 ? '+' : ''}${value}` : textOf(value);

/** `right: sphere -2, cylinder -0.5, axis 180`: numbers as sent, never rounded. */
function lensSaid(lens: VisionPrescriptionLensSpecification): string | null {
  const named = (name: string, value: string | null): string | null => (value === null ? null : `${name} ${value}`);
  return joinedBy(': ', [
    textOf(lens.eye) === null ? null : `${textOf(lens.eye) ?? ''} eye`,
    joinedBy(', ', [
      conceptText(lens.product),
      named('sphere', signed(lens.sphere)),
      named('cylinder', signed(lens.cylinder)),
      named('axis', numberSaid(lens.axis)),
      named('add', signed(lens.add)),
      named(
        'prism',
        joinedBy(
          ', ',
          list(lens.prism).map(({ amount, base }) => joinedBy(' base ', [numberSaid(amount), textOf(base)])),
        ),
      ),
      named('power', signed(lens.power)),
      named('back curve', numberSaid(lens.backCurve)),
      named('diameter', numberSaid(lens.diameter)),
      named('for', quantitySaid(lens.duration)),
      textOf(lens.color),
      textOf(lens.brand),
      notesSaid(lens.note),
    ]),
  ]);
}

export function vision(resource: VisionPrescription, context: ReadContext): OtherParts {
  const lenses = list(resource.lensSpecification);
  return {
    kind: 'Glasses or lenses',
    title: 'Glasses or lenses prescribed',
    date: dateOf(resource.dateWritten, resource.created),
    summary: joinedBy('; ', lenses.map(lensSaid)),
    lines: [
      ...lenses.map((lens, at) => line(`Lens ${at + 1}`, lensSaid(lens))),
      line('Prescribed by', partyText(resource.prescriber, context)),
    ],
    links: ties(resource.encounter, 'Prescribed at', 'Prescription'),
  };
}

export function task(resource: Task, context: ReadContext): OtherParts {
  const { proposal, tag } = requested(resource);
  const code = conceptText(resource.code);
  const description = textOf(resource.description);
  const about = context.resolve(resource.focus?.reference);
  const reason = conceptText(resource.reasonCode) ?? partyText(resource.reasonReference, context);
  return {
    kind: 'Task',
    title: headed(`Task: ${code ?? description ?? thingText(about) ?? nameless(resource)}`, isProhibition(resource)),
    code: conceptCode(resource.code),
    date: dateOf(resource.executionPeriod?.start, resource.authoredOn, resource.lastModified),
    end: dateOf(resource.executionPeriod?.end),
    tag,
    summary: joinedBy(' · ', [
      proposal,
      code === null ? null : description,
      conceptText(resource.businessStatus),
      reason,
      partyText(resource.owner, context),
    ]),
    lines: [
      line('Stage', conceptText(resource.businessStatus)),
      line('Reason for the status', conceptText(resource.statusReason)),
      line('Priority', textOf(resource.priority)),
      line('Reason', reason),
      line('About', partyText(resource.focus, context)),
      line('To be done', periodText(readPeriod(resource.restriction?.period))),
      line('Where', partyText(resource.location, context)),
      line('Asked for by', partyText(resource.requester, context)),
      line('Done by', partyText(resource.owner, context) ?? conceptsOf(resource.performerType)),
      ...list(resource.input).map((one) =>
        line(`Given: ${conceptText(one.type) ?? 'not named'}`, saidValue(one, context)),
      ),
      ...list(resource.output).map((one) =>
        line(`Came of it: ${conceptText(one.type) ?? 'not named'}`, saidValue(one, context)),
      ),
      line('Notes', notesSaid(resource.note)),
    ],
    links: [
      ...ties(resource.focus, 'About', 'Task'),
      ...ties(resource.basedOn, 'Based on', 'Task'),
      ...ties(resource.encounter, 'Asked for at', 'Task'),
    ],
  };
}
