/**
 * How does a test make one provider say something else than its fixture? A server in front of it that edits what comes
 * back.
 */
import { listen } from '../../server/host';

export interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface ProviderInFront {
  /** The base to ask instead of `base`. */
  standInFor(base: string): string;
  /** From now on, what the patient's `$everything` holds; by default, what the fixture does. */
  edit(change: (resources: readonly Resource[]) => readonly Resource[]): void;
  /** What a Binary of this id is: its type and its bytes. */
  holdBinary(id: string, contentType: string, body: string | Uint8Array): void;
  close(): Promise<void>;
}

interface Bundle {
  readonly resourceType: string;
  readonly entry?: readonly { readonly resource?: Resource }[];
}

export async function startProviderInFront(): Promise<ProviderInFront> {
  let target = '';
  let change: (resources: readonly Resource[]) => readonly Resource[] = (same) => same;
  const binaries = new Map<string, { readonly contentType: string; readonly body: BodyInit }>();
  const server = await listen(
    async (request) => {
      const { pathname, search, origin } = new URL(request.url);
      const binary = binaries.get(/\/Binary\/([^/]+)$/.exec(pathname)?.[1] ?? '');
      if (binary !== undefined) return new Response(binary.body, { headers: { 'Content-Type': binary.contentType } });
      const answer = await fetch(`${target}${pathname}${search}`, { headers: { Accept: 'application/fhir+json' } });
      const text = (await answer.text()).replaceAll(target, origin);
      const edited = pathname.endsWith('$everything') && answer.ok ? editBundle(text, change) : text;
      return new Response(edited, { status: answer.status, headers: { 'Content-Type': 'application/fhir+json' } });
    },
    '127.0.0.1',
    0,
  );
  if (!server.ok) throw new Error(server.problem);
  return {
    standInFor: (base) => {
      target = new URL(base).origin;
      return base.replace(target, server.origin);
    },
    edit: (next) => {
      change = next;
    },
    holdBinary: (id, contentType, body) => {
      binaries.set(id, { contentType, body: typeof body === 'string' ? body : new Blob([body.slice()]) });
    },
    close: () => server.close(0),
  };
}

function editBundle(text: string, change: (resources: readonly Resource[]) => readonly Resource[]): string {
  const bundle = JSON.parse(text) as Bundle;
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []);
  return JSON.stringify({ ...bundle, entry: change(resources).map((resource) => ({ resource })) });
}
