/**
 * What did the providers really send? The FHIR resources as the gateway released them, as text and never as markup;
 * made only when asked for.
 */
import { useState } from 'react';
import { writtenForOthers } from '../../../../domain/decimals';
import type { Source } from '../../../../record/entry';
import { useRecordOnScreen } from '../../../open-record/record-context';

/** INVARIANT: the number of a contact is shown by its own press, in Contacts, and nowhere else. */
const shownOf = ({ resource }: Source): object =>
  resource.resourceType === 'RelatedPerson' ? { ...resource, telecom: undefined } : resource;

export function FhirResources({ sources }: { readonly sources: readonly Source[] }) {
  const { nameOf } = useRecordOnScreen();
  const [asked, setAsked] = useState(false);
  return (
    <details
      className="wp-fhir wp-screen-only"
      onToggle={(event) => {
        if (event.currentTarget.open) setAsked(true);
      }}
    >
      <summary>FHIR {sources.length === 1 ? 'resource' : `resources (${String(sources.length)})`}</summary>
      {asked &&
        sources.map((source) => (
          <div key={`${source.provider} ${source.reference}`}>
            <p className="wp-source">
              {nameOf(source.provider)} · {source.resource.resourceType}
              {source.resource.resourceType === 'RelatedPerson' && ' · without numbers: they are shown in Contacts'}
            </p>
            <pre
              className="wp-fhir__json"
              tabIndex={0}
              aria-label={`${source.resource.resourceType} from ${nameOf(source.provider)}`}
            >
              {writtenForOthers(JSON.stringify(shownOf(source), null, 2))}
            </pre>
          </div>
        ))}
    </details>
  );
}
