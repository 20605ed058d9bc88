/** What was imaged, photographed, assessed or found to be a risk, and what went wrong? Source: FHIR R4. */
import type {
  AdverseEvent,
  ClinicalImpression,
  ImagingStudy,
  Media,
  RiskAssessment,
  RiskAssessmentPrediction,
} from 'fhir/r4';
import { conceptCode, conceptText } from '../../fhir/concept';
import { partiesText, partyText } from '../../fhir/party';
import { rangeSaid } from '../../fhir/said-value';
import { list, readPeriod, textOf } from '../../fhir/shape';
import { periodText } from '../../fhir/span';
import { nameless } from '../../fhir/summary-view';
import { ties } from '../../fhir/ties';
import type { ReadContext } from '../../section';
import { joinedBy, line, notesSaid } from '../care-plans/parts';
import type { OtherParts } from './fact';
import { codingsSaid, conceptsOf, counted, dateOf, dateSaid, numberSaid } from './words';

const NO_IMAGES = 'The images are not shown here';

/** One series: what it is of and how many images it has. */
const seriesSaid = (study: ImagingStudy): string | null =>
  joinedBy(
    '; ',
    list(study.series).map((series) =>
      joinedBy(', ', [
        textOf(series.description),
        codingsSaid(series.modality),
        codingsSaid(series.bodySite),
        codingsSaid(series.laterality),
        counted(series.numberOfInstances, 'image', 'images'),
        dateSaid(series.started),
      ]),
    ),
  );

/** What was imaged, how, where and when; the images themselves are nowhere here. */
export function imaging(study: ImagingStudy, context: ReadContext): OtherParts {
  const series = list(study.series);
  const how = codingsSaid(study.modality) ?? codingsSaid(series.flatMap(({ modality }) => list(modality)));
  const where = codingsSaid(series.flatMap(({ bodySite }) => list(bodySite)));
  const what = conceptsOf(study.procedureCode) ?? textOf(study.description);
  const title = what ?? joinedBy(' ', [how, where]) ?? 'Imaging study';
  const count = counted(study.numberOfSeries ?? (series.length > 0 ? series.length : undefined), 'series', 'series');
  const place = partyText(study.location, context);
  return {
    kind: 'Imaging study',
    title: title === 'Imaging study' ? title : `Imaging: ${title}`,
    date: dateOf(study.started, ...series.map(({ started }) => started)),
    code: conceptCode(list(study.procedureCode)[0]),
    summary: joinedBy(' · ', [
      what === null ? null : joinedBy(', ', [how, where]),
      what === textOf(study.description) ? null : textOf(study.description),
      count,
      place,
      NO_IMAGES,
    ]),
    lines: [
      line('Modality', how),
      line('Body part', where),
      line('Description', textOf(study.description)),
      line(
        'Examination',
        joinedBy(', ', [conceptsOf(study.procedureCode), partyText(study.procedureReference, context)]),
      ),
      line('Number of series', count),
      line('Number of images', numberSaid(study.numberOfInstances)),
      line('Series', seriesSaid(study)),
      line('Reason', joinedBy(', ', [conceptsOf(study.reasonCode), partiesText(study.reasonReference, context)])),
      line('Where', place),
      line('Asked for by', partyText(study.referrer, context)),
      line('Read by', partiesText(study.interpreter, context)),
      line('Notes', notesSaid(study.note)),
      line('Images', NO_IMAGES),
    ],
    links: [
      ...ties(study.basedOn, 'Request', 'Imaging'),
      ...ties(study.encounter, 'Done at', 'Imaging'),
      ...ties(study.procedureReference, 'Examination', 'Imaging'),
    ],
  };
}

const MEDIA_WORDS: Readonly<Record<string, string>> = {
  image: 'Photograph or image',
  photo: 'Photograph or image',
  video: 'Video',
  audio: 'Sound recording',
};

/** What a picture or recording is of; its content is not shown. */
export function media(resource: Media, context: ReadContext): OtherParts {
  const code = list(resource.type?.coding)[0]?.code;
  const kind = MEDIA_WORDS[String(code)] ?? conceptText(resource.type) ?? 'Picture or recording';
  const of = joinedBy(', ', [
    conceptText(resource.bodySite),
    conceptText(resource.view),
    conceptsOf(resource.reasonCode),
  ]);
  const title = textOf(resource.content?.title);
  return {
    kind: 'Picture or recording',
    title: joinedBy(': ', [kind, title ?? of]) ?? kind,
    date: dateOf(resource.createdDateTime, resource.createdPeriod?.start, resource.issued),
    summary: joinedBy(' · ', [title === null ? null : of, 'its content is not shown here']),
    lines: [
      line('What it is', kind),
      line('Title', title),
      line('Body part', conceptText(resource.bodySite)),
      line('View', conceptText(resource.view)),
      line('Modality', conceptText(resource.modality)),
      line('Reason', conceptsOf(resource.reasonCode)),
      line('Made by', partyText(resource.operator, context)),
      line('Device', textOf(resource.deviceName)),
      line('Length', counted(resource.duration, 'second', 'seconds')),
      line('Notes', notesSaid(resource.note)),
      line('Content', 'Not shown here'),
    ],
    links: [...ties(resource.basedOn, 'Request', 'Picture'), ...ties(resource.encounter, 'Made at', 'Picture')],
  };
}

/** What a clinician made of it: problems, findings, prognosis. */
export function impression(resource: ClinicalImpression, context: ReadContext): OtherParts {
  const findings = joinedBy(
    '; ',
    list(resource.finding).map((finding) =>
      joinedBy(' – ', [
        conceptText(finding.itemCodeableConcept) ?? partyText(finding.itemReference, context),
        textOf(finding.basis),
      ]),
    ),
  );
  const summary = textOf(resource.summary);
  return {
    kind: 'Assessment',
    title: joinedBy(': ', ['Assessment', conceptText(resource.code) ?? textOf(resource.description)]) ?? 'Assessment',
    code: conceptCode(resource.code),
    date: dateOf(resource.effectiveDateTime, resource.effectivePeriod?.start, resource.date),
    end: dateOf(resource.effectivePeriod?.end),
    summary: joinedBy(' · ', [summary, findings]),
    lines: [
      line('Description', textOf(resource.description)),
      line('Summary', summary),
      line('Problems', partiesText(resource.problem, context)),
      line('Findings', findings),
      line(
        'Investigations',
        joinedBy(
          '; ',
          list(resource.investigation).map(({ code, item }) =>
            joinedBy(': ', [conceptText(code), partiesText(item, context)]),
          ),
        ),
      ),
      line(
        'Prognosis',
        joinedBy(', ', [
          conceptsOf(resource.prognosisCodeableConcept),
          partiesText(resource.prognosisReference, context),
        ]),
      ),
      line('Reason for the status', conceptText(resource.statusReason)),
      line('Assessed by', partyText(resource.assessor, context)),
      line('Notes', notesSaid(resource.note)),
    ],
    links: [
      ...ties(resource.problem, 'Problem', 'Assessment'),
      ...ties(resource.encounter, 'Done at', 'Assessment'),
      ...ties(resource.previous, 'Earlier assessment', 'Later assessment'),
    ],
  };
}

/** The probability as it was sent: FHIR's decimal is a percentage, and is said as one only where the source says so. */
function predictionSaid(prediction: RiskAssessmentPrediction): string | null {
  const { outcome, qualitativeRisk, probabilityDecimal, probabilityRange, relativeRisk, whenPeriod, whenRange } =
    prediction;
  const decimal = numberSaid(probabilityDecimal);
  const relative = numberSaid(relativeRisk);
  const range = rangeSaid(probabilityRange);
  const when = periodText(readPeriod(whenPeriod)) ?? rangeSaid(whenRange);
  const odds = joinedBy(', ', [
    conceptText(qualitativeRisk),
    decimal === null ? null : `probability ${decimal}`,
    range === null ? null : `probability ${range}`,
    relative === null ? null : `relative risk ${relative}`,
    when === null ? null : `when: ${when}`,
    textOf(prediction.rationale),
  ]);
  return joinedBy(': ', [conceptText(outcome), odds]);
}

export function risk(resource: RiskAssessment, context: ReadContext): OtherParts {
  const predictions = joinedBy('; ', list(resource.prediction).map(predictionSaid));
  const of = conceptText(resource.code) ?? conceptText(resource.method) ?? partyText(resource.condition, context);
  return {
    kind: 'Risk assessment',
    title: joinedBy(': ', ['Risk assessment', of]) ?? 'Risk assessment',
    code: conceptCode(resource.code),
    date: dateOf(resource.occurrenceDateTime, resource.occurrencePeriod?.start),
    end: dateOf(resource.occurrencePeriod?.end),
    summary: joinedBy(' · ', [predictions, textOf(resource.mitigation)]),
    lines: [
      line('Prediction', predictions),
      line('Method', conceptText(resource.method)),
      line('Condition', partyText(resource.condition, context)),
      line('Based on', partiesText(resource.basis, context)),
      line('Reason', joinedBy(', ', [conceptsOf(resource.reasonCode), partiesText(resource.reasonReference, context)])),
      line('Mitigation', textOf(resource.mitigation)),
      line('Assessed by', partyText(resource.performer, context)),
      line('Notes', notesSaid(resource.note)),
    ],
    links: [
      ...ties(resource.condition, 'Condition', 'Risk assessment'),
      ...ties(resource.basis, 'Based on', 'Risk assessment'),
      ...ties(resource.encounter, 'Done at', 'Risk assessment'),
    ],
  };
}

/** INVARIANT: what only might have happened is never told as something that did. */
export function adverseEvent(resource: AdverseEvent, context: ReadContext): OtherParts {
  const isPotential = textOf(resource.actuality) === 'potential';
  const what = conceptText(resource.event) ?? conceptsOf(resource.category) ?? nameless(resource);
  const severity = conceptText(resource.severity);
  const seriousness = conceptText(resource.seriousness);
  const suspects = joinedBy(
    '; ',
    list(resource.suspectEntity).map(({ instance, causality }) =>
      joinedBy(' – ', [
        partyText(instance, context),
        joinedBy(
          ', ',
          list(causality).map(({ assessment }) => conceptsOf(assessment)),
        ),
      ]),
    ),
  );
  const resulted = partiesText(resource.resultingCondition, context);
  return {
    kind: 'Adverse event',
    title: `${isPotential ? 'Near miss, did not happen: ' : 'Adverse event: '}${what}`,
    code: conceptCode(resource.event),
    date: dateOf(resource.date, resource.detected, resource.recordedDate),
    status: isPotential ? 'Might have happened' : null,
    tag: isPotential ? 'near miss' : null,
    summary: joinedBy(' · ', [
      severity,
      seriousness,
      suspects === null ? null : `suspected: ${suspects}`,
      resulted,
      conceptText(resource.outcome),
    ]),
    lines: [
      line('Happened', isPotential ? 'No: it might have' : textOf(resource.actuality) === 'actual' ? 'Yes' : null),
      line('Kind of event', conceptsOf(resource.category)),
      line('Severity', severity),
      line('Seriousness', seriousness),
      line('Suspected cause', suspects),
      line('Led to', resulted),
      line('Outcome', conceptText(resource.outcome)),
      line('Detected', dateSaid(resource.detected)),
      line('Where', partyText(resource.location, context)),
      line('Recorded by', partyText(resource.recorder, context)),
    ],
    links: [
      ...ties(resource.resultingCondition, 'Led to', 'After adverse event'),
      ...ties(resource.encounter, 'Happened at', 'Adverse event'),
    ],
  };
}
