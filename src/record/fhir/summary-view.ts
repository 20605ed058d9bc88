/** Was a resource released in summary? Then what it does not say may have been said by its sender. POLICY 4, views. */
import type { FhirResource } from 'fhir/r4';
import { list } from './shape';

/** By the row of the policy that it was released under, which stands on it as a tag. */
export const isSummaryView = ({ meta }: FhirResource): boolean =>
  list(meta?.tag).some(({ code }) => /^(?:SU|HL)-/.test(String(code)));

/** In place of a name. INVARIANT: the silence of a view is never told as its sender's. */
export const nameless = (resource: FhirResource): string =>
  isSummaryView(resource) ? 'not shown to your role' : 'not named';
