/** In what form is what is left of a resource made: as a copy, or as text? By the same rules in each. */
import { writtenAsSent } from '../../domain/decimals';
import { turnsShown } from '../../domain/direction';
import type { Json } from '../../domain/json';
import type { Labelled } from '../label/label';
import type { Node } from '../label/nodes';
import type { DocumentLocation } from '../pipeline';
import type { Decision } from '../decide/decide';
import { DOOR_CODE } from '../../policy/marks';
import type { PolicyTables } from '../../policy/tables';
import { keepElements, type Context, type Copy, type Plan } from './copier';
import type { OpaqueId } from '../opaque-id';
import { documentLocation, NOWHERE } from './document-location';
import { createReaching, CUT, keyOf, reach, referenceTo, TO_PATIENT, TO_RELATIVE, type Reaching } from './reaching';
import { bytesOf, putByte, putBytes, putJson, putText, type Output } from './output';
import { putResource, type Writing } from './writers';

export interface Redaction {
  readonly labelled: Labelled;
  readonly decisions: readonly Decision[];
  /** Of the policy that decided. */
  readonly tables: PolicyTables;
  readonly opaqueId: OpaqueId;
  /** Names a content alike for every provider of this access. */
  readonly sameContent: (hash: string) => string;
  /** The gateway's own Patient: `Patient/{access}`. */
  readonly patient: string;
  readonly providerName: string;
}

/** Makes one resource at a time. */
export interface Form<T> {
  /** What stands by itself, under a name and with tags; undefined for no tags. */
  open(node: Node, plan: Plan, id: string, meta: Json | undefined): void;
  /** What stands inside the one that is open. */
  contain(node: Node, plan: Plan, id: string, meta: Json | undefined): void;
  /** The one that was open, with these words in place of what a flag says. */
  close(words: string | null): T;
}

export interface Redacting {
  readonly redaction: Redaction;
  readonly reaching: Reaching;
  readonly documents: Map<string, DocumentLocation>;
  readonly context: Context & { keepsNames: boolean; id: string; meta: Json | undefined };
  attachments: number;
}

export function startRedacting(redaction: Redaction): Redacting {
  const { labelled, decisions, opaqueId, sameContent, patient } = redaction;
  const { reading, nodes } = labelled;
  const reaching = createReaching(labelled, decisions, opaqueId);
  const toPatient: Json = { reference: patient };
  const references = new Array<Json | undefined>(nodes.list.length);
  const redacting: Redacting = {
    redaction,
    reaching,
    documents: new Map(),
    attachments: 0,
    context: {
      keepsNames: false,
      id: '',
      meta: undefined,
      mayPass: (text) => reading.words(text) === 0,
      letterPasses: (data, contentType) => reading.letter(data, contentType) === 0,
      sameContent,
      conceptPasses: reading.mayPass,
      namesMedicine: reading.namesMedicine,
      nameStays: (name) => (reading.words(name) & DOOR_CODE) === 0,
      refer(reference, only) {
        const to = reach(reaching, reference, only);
        if (to === TO_PATIENT) return toPatient;
        if (to === TO_RELATIVE) return { type: 'RelatedPerson' };
        return to === CUT ? undefined : (references[to] ??= { reference: referenceTo(reaching, to) });
      },
      document(attachment) {
        redacting.attachments += 1;
        const { url, data } = attachment;
        if (typeof data !== 'string' && (typeof url !== 'string' || url === '')) return null;
        const id = opaqueId(`${keyOf(reaching, reaching.at)}|attachment|${String(redacting.attachments)}`);
        const location = documentLocation(attachment, reaching.at, nodes, decisions);
        redacting.documents.set(id, location ?? NOWHERE);
        return `Binary/${id}`;
      },
    },
  };
  return redacting;
}

export function asCopy({ context }: Redacting): Form<Copy> {
  let opened: Copy = {};
  let contained: Copy[] = [];
  const copyOf = ({ resource, type }: Node, plan: Plan, id: string, meta: Json | undefined): Copy => {
    context.id = id;
    context.meta = meta;
    const kept = keepElements(resource as unknown as Json, plan, context) ?? { resourceType: type };
    // INVARIANT: the resource itself stays as it was read; only one that came without an id can have passed whole.
    const made: Copy = kept === (resource as unknown) ? { ...kept } : kept;
    made['id'] = id;
    if (meta !== undefined) made['meta'] = meta;
    return made;
  };
  return {
    open(node, plan, id, meta) {
      contained = [];
      opened = copyOf(node, plan, id, meta);
    },
    contain(node, plan, id, meta) {
      contained.push(copyOf(node, plan, id, meta));
    },
    close(words) {
      if (contained.length > 0) opened['contained'] = contained;
      return words === null ? opened : asConcern(opened, words);
    },
  };
}

/** INVARIANT: a capped safeguarding flag says that there is a concern and whom to ask, never which. */
function asConcern(made: Copy, words: string): Copy {
  Reflect.deleteProperty(made, 'category');
  made['code'] = { text: words };
  return made;
}

const TO_ANYTHING = bytesOf('{"reference":');

function startWriting({ context, reaching, redaction }: Redacting, output: Output): Writing {
  const toPatient = bytesOf(turnsShown(JSON.stringify({ reference: redaction.patient })));
  const toRelative = bytesOf(JSON.stringify({ type: 'RelatedPerson' }));
  return {
    output,
    context,
    known: redaction.labelled.reading.known,
    id: '',
    meta: null,
    hasId: false,
    hasMeta: false,
    hasDigits: false,
    refer(reference, only) {
      const to = reach(reaching, reference, only);
      if (to === CUT) return false;
      if (to === TO_PATIENT) putBytes(output, toPatient);
      else if (to === TO_RELATIVE) putBytes(output, toRelative);
      else {
        putBytes(output, TO_ANYTHING);
        putText(output, referenceTo(reaching, to));
        putByte(output, CLOSE);
      }
      return true;
    },
  };
}

const CONTAINED = bytesOf(',"contained":[');
const [COMMA, CLOSE_LIST, CLOSE] = [44, 93, 125] as const;

/** Writes one behind the other; what is made of each is where it ends. */
export function asText(redacting: Redacting, output: Output): Form<number> {
  const writing = startWriting(redacting, output);
  const tags = new WeakMap<Json, Uint8Array>();
  let start = 0;
  let contains = false;
  const tagsOf = (meta: Json | undefined): Uint8Array | null => {
    if (meta === undefined) return null;
    let written = tags.get(meta);
    if (written === undefined) tags.set(meta, (written = bytesOf(turnsShown(JSON.stringify(meta)))));
    return written;
  };
  /** Writes the one that was open once more, as this makes it. */
  const again = (made: (json: string) => string): void => {
    const json = new TextDecoder().decode(output.bytes.subarray(start, output.at));
    output.at = start;
    putJson(output, made(json));
  };
  return {
    open({ resource, type }, plan, id, meta) {
      start = output.at;
      contains = false;
      writing.hasDigits = false;
      writing.id = id;
      writing.meta = tagsOf(meta);
      putResource(resource as unknown as Json, type, plan, writing);
    },
    contain({ resource, type }, plan, id, meta) {
      if (contains) putByte(output, COMMA);
      else putBytes(output, CONTAINED);
      contains = true;
      writing.id = id;
      writing.meta = tagsOf(meta);
      putResource(resource as unknown as Json, type, plan, writing);
      putByte(output, CLOSE);
    },
    close(words) {
      if (contains) putByte(output, CLOSE_LIST);
      putByte(output, CLOSE);
      if (words !== null) again((json) => turnsShown(JSON.stringify(asConcern(JSON.parse(json) as Copy, words))));
      if (writing.hasDigits) again(writtenAsSent);
      return output.at;
    },
  };
}
