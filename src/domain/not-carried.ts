/**
 * Which kinds of record about a person do providers hold that are not shown here, and how are they called? Told from a
 * provider's own list of what it can supply, and so the same for everybody: never from what it held for this person.
 */
import type { CarriedType, ResourceType } from './section-of';

/** A type that a section carries does not compile here. */
const NAMES: Readonly<Partial<Record<Exclude<ResourceType, CarriedType>, string>>> = {
  AppointmentResponse: 'answers to invitations',
  BiologicallyDerivedProduct: 'blood and tissue products',
  BodyStructure: 'drawings and descriptions of body parts',
  ChargeItem: 'charges',
  Claim: 'claims',
  CommunicationRequest: 'requests to send a message',
  Coverage: 'insurance',
  DetectedIssue: 'warnings raised by systems',
  DeviceMetric: 'settings of devices',
  DocumentManifest: 'sets of documents',
  ExplanationOfBenefit: 'payments',
  GuidanceResponse: 'advice given by systems',
  ImmunizationEvaluation: 'checks of vaccinations',
  ImmunizationRecommendation: 'vaccines recommended',
  MolecularSequence: 'genetic sequences',
  RequestGroup: 'groups of requests',
  ResearchSubject: 'taking part in research',
  SupplyDelivery: 'deliveries of supplies',
  SupplyRequest: 'requests for supplies',
};

/**
 * One sentence for a provider that can supply such kinds; null for one that cannot, or does not say what it can supply.
 * `supplies`: its types in R4's words, from its CapabilityStatement.
 */
export function notCarriedSentence(provider: string, supplies: ReadonlySet<string> | null): string | null {
  if (supplies === null) return null;
  const kinds = Object.entries(NAMES)
    .filter(([type]) => supplies.has(type))
    .map(([, name]) => name)
    .sort();
  return kinds.length === 0
    ? null
    : `${provider} may also hold kinds of record that are not shown here: ${kinds.join(', ')}.`;
}
