/**
 * How is a decision to opt out, or back in, kept? As a FHIR Consent that is never changed, only superseded (POLICY 1).
 */
import type { Consent } from 'fhir/r4';
import type { OptOutForm } from '../../domain/api';
import { NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import type { StoredConsent } from '../ports';
import { noteOn, ORIGIN, RECORDED_BY, REFERENCE } from './register';

/** A form, or as much of one as there is. */
export type FormSaid = { readonly [K in keyof OptOutForm]?: OptOutForm[K] | undefined };

export interface DecisionFacts {
  readonly id: string;
  readonly nhsNumber: string;
  readonly decision: 'deny' | 'permit';
  /** ISO instant. */
  readonly at: string;
  readonly recordedBy: string;
  /** Where the decision came from, such as "Opt-out desk" or "CareMyWay (Islington)". */
  readonly origin: string;
  /** What the form says; of a decision carried over, what its row says. */
  readonly form?: FormSaid;
  readonly reference?: string;
}

const EXT = 'urn:whole-picture:opt-out';

const signedBy = ({ signedBy: by, onBehalf, firstName, lastName, leafletRead }: FormSaid) =>
  by ?? onBehalf?.name ?? (leafletRead === undefined ? undefined : `${firstName ?? ''} ${lastName ?? ''}`.trim());

const formExtensions = (form: FormSaid): Consent['extension'] & object => {
  const said: readonly (readonly [string, string | undefined])[] = [
    ['first-name', form.firstName],
    ['last-name', form.lastName],
    ['date-of-birth', form.dateOfBirth],
    ['gp-practice', form.gpPractice],
    ['address', form.address],
    ['postcode', form.postcode],
    ['gender', form.gender],
    ['email', form.email],
    ['leaflet-read', form.leafletRead === undefined ? undefined : form.leafletRead ? 'yes' : 'no'],
    ['signed-by', signedBy(form)],
    ['on-behalf-relationship', form.onBehalf?.relationship],
    ['on-behalf-basis', form.onBehalf?.basis],
  ];
  return said.flatMap(([name, valueString]) => (valueString ? [{ url: `${EXT}:${name}`, valueString }] : []));
};

/** What the form of a decision said of the person and of who signed, as far as it was kept. */
export function personSaid(decision: StoredConsent) {
  const said = (name: string): string | undefined => noteOn(decision, `${EXT}:${name}`);
  return {
    firstName: said('first-name'),
    lastName: said('last-name'),
    dateOfBirth: said('date-of-birth'),
    basis: said('on-behalf-basis'),
  };
}

/** The Consent of one decision; `provision.type` deny opts out of the joined-up record, permit opts back in. */
export function consentOf(facts: DecisionFacts): StoredConsent {
  const consent: Consent = {
    resourceType: 'Consent',
    id: facts.id,
    extension: [
      { url: RECORDED_BY, valueString: facts.recordedBy },
      { url: ORIGIN, valueString: facts.origin },
      ...(facts.reference === undefined ? [] : [{ url: REFERENCE, valueString: facts.reference }]),
      ...(facts.form ? formExtensions(facts.form) : []),
    ],
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0', display: 'Consent Document' }] }],
    patient: { identifier: { system: NHS_NUMBER_SYSTEM, value: facts.nhsNumber } },
    dateTime: facts.at,
    policyRule: { text: 'Opting out of the joined-up health and care record, North Central London' },
    provision: { type: facts.decision },
  };
  return { id: facts.id, nhsNumber: facts.nhsNumber, consent, dateTime: facts.at };
}
