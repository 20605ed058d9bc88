/** Which reader reads which of the other kinds, and which resources are theirs? */
import type { Consent, FhirResource, Observation } from 'fhir/r4';
import { isOfKind, kindsOf } from '../../../domain/named-kinds';
import { OTHER_TYPES } from '../../../domain/section-of';
import { identityKeys } from '../../fhir/identity';
import { guarded, referenceOf } from '../../fhir/readable';
import { list } from '../../fhir/shape';
import type { ReadContext } from '../../section';
import { deviceRequest, nutrition, task, vision } from './asked';
import { deviceUse } from './device-use';
import type { OtherFact, OtherParts } from './fact';
import { adverseEvent, imaging, impression, media, risk } from './seen';
import { communication, form } from './sent';
import { organDonation, pregnancy } from './stated';
import { statusSaid, tagSaid } from './words';

/** Null for a resource that its section reads itself. */
function partsOf(resource: FhirResource, context: ReadContext): OtherParts | null {
  switch (resource.resourceType) {
    case 'ImagingStudy':
      return imaging(resource, context);
    case 'Media':
      return media(resource, context);
    case 'ClinicalImpression':
      return impression(resource, context);
    case 'RiskAssessment':
      return risk(resource, context);
    case 'AdverseEvent':
      return adverseEvent(resource, context);
    case 'DeviceUseStatement':
      return deviceUse(resource, context);
    case 'DeviceRequest':
      return deviceRequest(resource, context);
    case 'NutritionOrder':
      return nutrition(resource, context);
    case 'VisionPrescription':
      return vision(resource, context);
    case 'Communication':
      return communication(resource, context);
    case 'Task':
      return context.provider.setting === 'social-care' ? null : task(resource, context);
    case 'QuestionnaireResponse':
      return context.provider.setting === 'social-care' ? null : form(resource, context);
    case 'Observation':
    case 'Consent':
      return stated(resource, context);
    default:
      return null;
  }
}

const isDonation = (resource: Observation | Consent): boolean =>
  resource.resourceType === 'Observation'
    ? isOfKind('organ-donation', [resource.code, ...list(resource.category)])
    : isOfKind('organ-donation', [resource.scope, ...list(resource.category)]);

function stated(resource: Observation | Consent, context: ReadContext): OtherParts | null {
  if (resource.resourceType === 'Observation' && isOfKind('pregnancy', [resource.code]))
    return pregnancy(resource, context);
  return isDonation(resource) ? organDonation(resource, context) : null;
}

/** A pregnancy by its code, a wish by its code or category: read once for both, since every observation is asked. */
function isStated({ code, category }: Observation): boolean {
  const kinds = kindsOf(category === undefined ? [code] : [code, ...list(category)]);
  return kinds.has('organ-donation') || (kinds.has('pregnancy') && isOfKind('pregnancy', [code]));
}

const ALWAYS: ReadonlySet<string> = new Set(OTHER_TYPES);

/** True for what the readers here read, and not its section. */
export function isReadHere(resource: FhirResource, { provider }: ReadContext): boolean {
  switch (resource.resourceType) {
    case 'Observation':
      return isStated(resource);
    case 'Consent':
      return isDonation(resource);
    case 'Task':
    case 'QuestionnaireResponse':
      return provider.setting !== 'social-care';
    default:
      return ALWAYS.has(resource.resourceType);
  }
}

/** Reads one of the other kinds; entered in error and odd shapes are named like everywhere. */
export const readOther = guarded<OtherFact>((resource, context) => {
  const parts = partsOf(resource, context);
  if (parts === null) return 'is of a kind that is not read here';
  const { status, identifier } = resource as {
    readonly status?: unknown;
    readonly identifier?: Parameters<typeof identityKeys>[0];
  };
  const { knownBy = [], ...said } = parts;
  return {
    code: null,
    summary: null,
    end: null,
    links: [],
    status: statusSaid(status),
    tag: tagSaid(status),
    ...said,
    other: true,
    provider: context.provider,
    reference: referenceOf(resource),
    resource,
    identity: [...identityKeys(identifier), ...knownBy],
  };
});
