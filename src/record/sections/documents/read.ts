/** What does a document say of itself: its kind, author, date, and where are its bytes? */
import type {
  Attachment,
  Composition,
  CompositionRelatesTo,
  DocumentReference,
  DocumentReferenceContext,
  DocumentReferenceRelatesTo,
  FhirResource,
  Reference,
} from 'fhir/r4';
import { codeInWords, conceptCode, conceptText } from '../../fhir/concept';
import { identityKeys } from '../../fhir/identity';
import { enteredInError, guarded, referenceOf } from '../../fhir/readable';
import { referenceText } from '../../fhir/reference';
import { firstDate, list, textOf } from '../../fhir/shape';
import { ties } from '../../fhir/ties';
import { contentHash } from './content-hash';
import { localReference } from '../../merge/resolve';
import type { FactBase, Link, ReadContext, ReadResult } from '../../section';

export interface DocumentFact extends FactBase {
  readonly title: string;
  readonly description: string | null;
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly author: string | null;
  readonly organisation: string | null;
  readonly setting: string | null;
  readonly contentType: string | null;
  readonly binary: string | null;
  readonly status: string | null;
  readonly draft: boolean;
  readonly superseded: boolean;
  readonly identity: readonly string[];
  /** What this one replaced, as references of the same provider. */
  readonly replaces: readonly string[];
  readonly links: readonly Link[];
  /** Earlier versions, newest first; they stand behind this one. */
  readonly older: readonly DocumentFact[];
}

/**
 * The path of a document's bytes below the provider's gateway base. Only a Binary of the same provider has one: an
 * address elsewhere is never opened.
 */
export function binaryPath(url: string | undefined, subject: string | undefined): string | null {
  const binary = /(?:^|\/)(Binary\/[A-Za-z0-9.-]{1,64})$/.exec(url ?? '')?.[1];
  if (binary === undefined) return null;
  const patient = /(?:^|\/)(Patient\/[A-Za-z0-9.-]{1,64})$/.exec(subject ?? '')?.[1];
  return patient === undefined ? binary : `${patient}/${binary}`;
}

const hashKeys = (attachments: readonly Attachment[]): readonly string[] =>
  attachments.flatMap((attachment) => {
    const hash = contentHash(attachment);
    return hash === null ? [] : [`hash:${hash}`];
  });

/** What a document says that it replaces, as `Type/id` of the same provider. */
const replacedBy = (document: DocumentReference | Composition): readonly string[] =>
  list<DocumentReferenceRelatesTo | CompositionRelatesTo>(document.relatesTo).flatMap((relation) => {
    const target =
      'targetReference' in relation ? relation.targetReference : (relation as DocumentReferenceRelatesTo).target;
    return relation.code === 'replaces' && target?.reference !== undefined ? [localReference(target.reference)] : [];
  });

const attachmentsOf = (document: DocumentReference): readonly Attachment[] =>
  list(document.content).map(({ attachment }) => (attachment as Attachment | undefined) ?? {});

/** What kind of document it is: by its type, else by the first category that says something. */
function typeOf({ type, category }: DocumentReference): string | null {
  const text = conceptText(type);
  if (text !== null) return text;
  return (
    list(category)
      .map(conceptText)
      .find((one) => one !== null) ?? null
  );
}

/** Its own title and description, each once, and not what the kind already says. */
const descriptionOf = (type: string | null, own: string | null, description: string | null): string | null =>
  [own, description]
    .filter((text, at, all) => text !== null && text !== type && all.indexOf(text) === at)
    .join(' · ') || null;

const authorsOf = (document: DocumentReference | Composition, context: ReadContext): string | null =>
  list<Reference>(document.author)
    .flatMap((author) => referenceText(author, context) ?? [])
    .join(', ') || null;

/** `text/html` of `Text/HTML; charset=utf-8`. */
const mediaType = (contentType: string | undefined): string | null =>
  textOf(contentType)?.split(';')[0]?.trim().toLowerCase() ?? null;

function readReference(document: DocumentReference, context: ReadContext): DocumentFact {
  const attachments = attachmentsOf(document);
  const shown = attachments.find(({ url }) => binaryPath(url, undefined) !== null) ?? attachments[0];
  const written: DocumentReferenceContext = document.context ?? {};
  const type = typeOf(document);
  const description = textOf(document.description);
  const own = textOf(shown?.title) ?? description;
  return {
    provider: context.provider,
    reference: referenceOf(document),
    resource: document,
    date: firstDate(shown?.creation, document.date, written.period?.start),
    title: type ?? own ?? 'Document',
    description: descriptionOf(type, own, description),
    code: conceptCode(document.type),
    author: authorsOf(document, context),
    organisation: referenceText(document.custodian, context),
    setting: conceptText(written.practiceSetting) ?? conceptText(written.facilityType),
    contentType: mediaType(shown?.contentType),
    binary: binaryPath(shown?.url, document.subject?.reference),
    status: textOf(document.docStatus) ?? textOf(document.status),
    draft: document.docStatus === 'preliminary',
    superseded: document.status === 'superseded',
    identity: [...identityKeys(document.masterIdentifier, document.identifier), ...hashKeys(attachments)],
    replaces: replacedBy(document),
    links: [...ties(list(written.encounter), 'Written after', 'Letter'), ...ties(written.related, 'About', 'Document')],
    older: [],
  };
}

function readComposition(document: Composition, context: ReadContext): DocumentFact {
  const type = conceptText(document.type);
  const own = textOf(document.title);
  return {
    provider: context.provider,
    reference: referenceOf(document),
    resource: document,
    date: firstDate(document.date),
    title: type ?? own ?? 'Document',
    description: own === type ? null : own,
    code: conceptCode(document.type),
    author: authorsOf(document, context),
    organisation: referenceText(document.custodian, context),
    setting: null,
    contentType: null,
    binary: null,
    status: textOf(document.status),
    draft: document.status === 'preliminary',
    superseded: false,
    identity: identityKeys(document.identifier),
    replaces: replacedBy(document),
    links: ties(document.encounter, 'Written after', 'Letter'),
    older: [],
  };
}

const read = guarded<DocumentFact>((resource: FhirResource, context) => {
  if (resource.resourceType === 'DocumentReference') return readReference(resource, context);
  if (resource.resourceType === 'Composition') return readComposition(resource, context);
  return resource.resourceType === 'Binary'
    ? 'is the content of a document, opened through it'
    : 'is of a type that the documents do not read';
});

/** Reads letters and documents. One entered in error takes along what it had replaced. */
export function readDocument(resource: FhirResource, context: ReadContext): ReadResult<DocumentFact> {
  const result = read(resource, context);
  if (
    result.ok ||
    !enteredInError(resource) ||
    (resource.resourceType !== 'DocumentReference' && resource.resourceType !== 'Composition')
  )
    return result;
  const withdraws = replacedBy(resource).map((reference) => `ref:${reference}`);
  return withdraws.length === 0 ? result : { ...result, withdraws };
}

export const statusWords = ({ status, superseded }: DocumentFact): string | null =>
  superseded ? 'Superseded' : status === null ? null : status === 'preliminary' ? 'Draft' : codeInWords(status);
