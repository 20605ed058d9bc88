/** Does the simulator answer as its providers would, and misbehave exactly when asked to? */
import { beforeEach, describe, expect, it } from 'vitest';
import { FIXTURE_PROVIDERS } from '../../fhir-fixtures/providers';
import { createSimulator } from './app';

const MARJORIE = '9990123454';
const ORIGIN = 'http://127.0.0.1:9000';
const identifier = (number: string): string =>
  `identifier=${encodeURIComponent(`https://fhir.nhs.uk/Id/nhs-number|${number}`)}`;

interface Body {
  readonly resourceType: string;
  readonly total?: number;
  readonly link?: readonly { readonly relation: string; readonly url: string }[];
  readonly entry?: readonly {
    readonly resource: { readonly resourceType: string; readonly id: string; readonly birthDate?: string };
  }[];
  readonly issue?: readonly { readonly details?: { readonly coding?: readonly { readonly code?: string }[] } }[];
}

const { app, control } = createSimulator();
const ask = async (path: string, init?: RequestInit): Promise<Response> =>
  app.fetch(new Request(path.startsWith('http') ? path : `${ORIGIN}${path}`, init));
const body = async (path: string, init?: RequestInit): Promise<Body> => (await (await ask(path, init)).json()) as Body;
const ids = (bundle: Body): readonly string[] =>
  (bundle.entry ?? []).map(({ resource }) => `${resource.resourceType}/${resource.id}`);

async function allPages(first: string): Promise<{ readonly pages: number; readonly ids: readonly string[] }> {
  const found: string[] = [];
  let pages = 0;
  for (let url: string | undefined = first; url !== undefined; pages += 1) {
    const bundle: Body = await body(url);
    found.push(...ids(bundle));
    url = bundle.link?.find(({ relation }) => relation === 'next')?.url;
    if (url !== undefined) expect(url.startsWith(ORIGIN)).toBe(true);
  }
  return { pages, ids: found };
}

const structured = (number: string, ...parts: readonly string[]): Promise<Response> =>
  ask('/parkside/fhir/Patient/$gpc.getstructuredrecord', {
    method: 'POST',
    body: JSON.stringify({
      resourceType: 'Parameters',
      parameter: [
        { name: 'patientNHSNumber', valueIdentifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: number } },
        ...parts.map((name) => ({ name })),
      ],
    }),
  });

beforeEach(() => {
  control.reset();
});

describe('asking', () => {
  it('gives everything in pages of the size asked for, each resource once', async () => {
    const whole = ids(await body('/northgate/fhir/Patient/ng-4471/$everything?_count=1000'));
    const paged = await allPages('/northgate/fhir/Patient/ng-4471/$everything?_count=7');
    expect(paged.ids).toEqual(whole);
    expect(paged.pages).toBe(Math.ceil(whole.length / 7));
  });
  it('pages typed searches by itself', async () => {
    const { pages, ids: found } = await allPages('/eastfield/fhir/Observation?patient=Patient/ea-90117');
    expect(pages).toBe(2);
    expect(found.length).toBe(31);
  });
  it('finds one patient by NHS number and nobody by one it does not know', async () => {
    expect(ids(await body(`/northgate/fhir/Patient?${identifier(MARJORIE)}`))).toEqual(['Patient/ng-4471']);
    expect((await body(`/northgate/fhir/Patient?${identifier('9990000018')}`)).total).toBe(0);
  });
  it('answers a structured record with the parts asked for, lists among them', async () => {
    const some = (await (await structured(MARJORIE, 'includeAllergies')).json()) as Body;
    const types = new Set((some.entry ?? []).map(({ resource }) => resource.resourceType));
    expect(types.has('AllergyIntolerance')).toBe(true);
    expect(types.has('MedicationStatement')).toBe(false);
    const more = (await (await structured(MARJORIE, 'includeAllergies', 'includeMedication')).json()) as Body;
    expect(ids(more)).toContain('MedicationStatement/m-amlodipine-st');
  });
  it('says PATIENT_NOT_FOUND with 404, and refuses a wrong check digit', async () => {
    const unknown = await structured('9990000018');
    expect(unknown.status).toBe(404);
    expect(((await unknown.json()) as Body).issue?.[0]?.details?.coding?.[0]?.code).toBe('PATIENT_NOT_FOUND');
    expect((await structured('9990123455')).status).toBe(400);
  });
  it('reads one resource, and a document as its bytes', async () => {
    expect((await body('/eastfield/fhir/Location/ea-orth')).resourceType).toBe('Location');
    expect((await ask('/eastfield/fhir/Location/nowhere')).status).toBe(404);
    const pdf = await ask('/northgate/fhir/Binary/m-bin-disch');
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect((await pdf.text()).startsWith('%PDF-')).toBe(true);
  });
  it('refuses a type that its CapabilityStatement does not list', async () => {
    expect((await ask('/brookway/fhir/DiagnosticReport?patient=Patient/bw-118')).status).toBe(404);
    for (const { id } of FIXTURE_PROVIDERS)
      expect((await body(`/${id}/fhir/metadata`)).resourceType).toBe('CapabilityStatement');
  });
  it('makes the large person when she is asked for', async () => {
    const { ids: found } = await allPages('/northgate/fhir/Patient/no-winifred/$everything?_count=500');
    expect(found.length).toBeGreaterThan(1000);
    expect((await body(`/northgate/fhir/${found[1] ?? ''}`)).resourceType).toBe('Encounter');
  });
  it('keeps twins apart', async () => {
    const ada = ids(await body('/eastfield/fhir/Condition?patient=Patient/ea-601'));
    expect(ada).toEqual(['Condition/ada-cond']);
  });
});

describe('a later state', () => {
  const later = createSimulator({ later: true });
  const heldBy = async (made: ReturnType<typeof createSimulator>): Promise<readonly string[]> => {
    const answer = await made.app.fetch(
      new Request(`${ORIGIN}/northgate/fhir/Patient/ng-4471/$everything?_count=1000`),
    );
    return ids((await answer.json()) as Body);
  };
  const lookUp = async (made: ReturnType<typeof createSimulator>, number: string): Promise<void> => {
    await made.app.fetch(new Request(`${ORIGIN}/demographics/fhir/Patient?${identifier(number)}`));
  };
  const NEW = 'Condition/m-cond-ckd';
  it('comes at the second opening of that person, stays, and is gone on reset', async () => {
    const first = await heldBy(later);
    await lookUp(later, MARJORIE);
    await lookUp(later, '9990200068');
    await lookUp(later, '9990200068');
    expect(await heldBy(later)).toEqual(first);
    await lookUp(later, MARJORIE);
    const second = await heldBy(later);
    expect(second.filter((id) => !first.includes(id))).toContain(NEW);
    expect(first.filter((id) => !second.includes(id))).toEqual([]);
    await lookUp(later, MARJORIE);
    expect(await heldBy(later)).toEqual(second);
    const read = await later.app.fetch(new Request(`${ORIGIN}/northgate/fhir/Binary/m-bin-hfclinic`));
    expect(read.status).toBe(200);
    later.control.reset();
    expect(await heldBy(later)).toEqual(first);
    expect((await later.app.fetch(new Request(`${ORIGIN}/northgate/fhir/${NEW}`))).status).toBe(404);
  });
  it('never comes where it was not asked for', async () => {
    const plain = createSimulator();
    for (let at = 0; at < 3; at += 1) await lookUp(plain, MARJORIE);
    expect(await heldBy(plain)).not.toContain(NEW);
  });
});

describe('demographics', () => {
  it('finds by name whatever the case, with date of birth and postcode', async () => {
    const query = 'family=xx-testpatient&given=MARJORIE&birthdate=1948-03-14&address-postalcode=nw59zz';
    expect(ids(await body(`/demographics/fhir/Patient?${query}`))).toEqual([`Patient/${MARJORIE}`]);
    expect((await body(`/demographics/fhir/Patient?${query.replace('1948', '1949')}`)).total).toBe(0);
  });
  it('answers a superseded number with the new one alone', async () => {
    const answer = await body(`/demographics/fhir/Patient?${identifier('9990200149')}`);
    expect(ids(answer)).toEqual(['Patient/9990200130']);
    expect(JSON.stringify(answer.entry)).not.toContain('9990200149');
  });
});

describe('faults on request', () => {
  const everything = '/northgate/fhir/Patient/ng-4471/$everything';
  const set = (fault: string, more: object = {}): Promise<Response> =>
    ask('/control', { method: 'POST', body: JSON.stringify({ provider: 'northgate', fault, ...more }) });

  it('last as many requests as asked, for that provider alone', async () => {
    expect((await set('error-500', { times: 1 })).status).toBe(204);
    expect((await ask('/eastfield/fhir/metadata')).status).toBe(200);
    expect((await ask(everything)).status).toBe(500);
    expect((await ask(everything)).status).toBe(200);
  });
  it('cuts an answer off in the middle', async () => {
    await set('cut-off');
    await expect((await ask(everything)).json()).rejects.toThrow(SyntaxError);
  });
  it('answers with somebody else', async () => {
    await set('wrong-person');
    const answer = await body(`/northgate/fhir/Patient?${identifier(MARJORIE)}`);
    expect(answer.entry?.[0]?.resource.birthDate).not.toBe('1948-03-14');
    expect(JSON.stringify(answer.entry)).not.toContain(MARJORIE);
  });
  it('answers with a page of HTML, nothing, a redirect, or a warning', async () => {
    await set('html');
    expect((await ask(everything)).headers.get('content-type')).toContain('text/html');
    await set('empty-200');
    expect((await body(everything)).entry).toBeUndefined();
    await set('redirect');
    expect((await ask(everything)).status).toBe(302);
    await set('warning');
    expect(ids(await body(everything)).at(-1)).toContain('OperationOutcome');
  });
  it('hangs until the caller gives up', async () => {
    await set('hang');
    const giveUp = new AbortController();
    let answered = false;
    const waiting = ask(everything, { signal: giveUp.signal }).then(() => {
      answered = true;
    });
    await ask('/eastfield/fhir/metadata');
    expect(answered).toBe(false);
    giveUp.abort();
    await waiting;
    expect(answered).toBe(true);
  });
  it('names what is wrong with a request for a fault', async () => {
    const wrong = await ask('/control', {
      method: 'POST',
      body: JSON.stringify({ provider: 'northgate', fault: 'flood' }),
    });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('fault');
  });
  it('fails for the person whose hospital always fails, and for nobody else', async () => {
    expect((await ask(`/northgate/fhir/Patient?${identifier('9990200068')}`)).status).toBe(500);
    expect((await ask(`/northgate/fhir/Patient?${identifier(MARJORIE)}`)).status).toBe(200);
  });
  it('counts requests per provider, and forgets them on reset', async () => {
    await ask(everything);
    await ask('/eastfield/fhir/metadata');
    expect(await (await ask('/control/requests')).json()).toEqual({ northgate: 1, eastfield: 1 });
    await ask('/control', { method: 'DELETE' });
    expect(control.requests()).toEqual({});
  });
});
