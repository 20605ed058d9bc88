/** Does the simulated Spine Secure Proxy refuse each single header and claim that is wrong, and name it? */
import { expect, it } from 'vitest';
import { createSsp } from './ssp';

const NOW = 1_760_000_000_000;
const SECONDS = NOW / 1000;
const PRACTICE = 'https://gp.test/Y00101/STU3/1/gpconnect/structured/fhir';

const ssp = createSsp({
  practices: { [PRACTICE]: '918999198993' },
  fromAsid: '200000000359',
  ask: ({ url }) => Promise.resolve(new Response(url)),
  now: () => NOW,
});

const ids = (more: object = {}) => ({
  'https://fhir.nhs.uk/Id/sds-user-id': 'UNK',
  'https://fhir.nhs.uk/Id/sds-role-profile-id': 'UNK',
  'https://record.test/Id/user': 'asha',
  ...more,
});
const practitioner = (more: object = {}, identifiers: object = ids()) => ({
  resourceType: 'Practitioner',
  id: 'asha',
  identifier: Object.entries(identifiers).map(([system, value]: [string, unknown]) => ({ system, value })),
  name: [{ family: 'Patel', given: ['Asha'], prefix: ['Dr'] }],
  ...more,
});
const DEVICE = {
  resourceType: 'Device',
  identifier: [{ system: 'https://record.test/Id/device', value: 'wp-1' }],
  model: 'Whole Picture',
  version: '1',
};
const ORGANISATION = {
  resourceType: 'Organization',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Y00101' }],
  name: 'Parkside',
};

interface Wrong {
  readonly url?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly head?: object;
  readonly claims?: object;
  readonly signature?: string;
}

function request({ url, method = 'POST', headers = {}, head = {}, claims = {}, signature = '' }: Wrong = {}): Request {
  const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const body = {
    iss: 'https://record.test',
    sub: 'asha',
    aud: PRACTICE,
    iat: SECONDS,
    exp: SECONDS + 300,
    reason_for_request: 'directcare',
    requested_scope: 'patient/*.read conf/N',
    requesting_device: DEVICE,
    requesting_organization: ORGANISATION,
    requesting_practitioner: practitioner(),
    ...claims,
  };
  return new Request(`https://ssp.test/${url ?? `${PRACTICE}/Patient/$gpc.getstructuredrecord`}`, {
    method,
    headers: {
      'Ssp-TraceID': crypto.randomUUID(),
      'Ssp-From': '200000000359',
      'Ssp-To': '918999198993',
      'Ssp-InteractionID': 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1',
      Authorization: `Bearer ${encoded({ alg: 'none', typ: 'JWT', ...head })}.${encoded(body)}.${signature}`,
      ...headers,
    },
    ...(method === 'POST' ? { body: '{}' } : {}),
  });
}

it('what is right goes on to the practice', async () => {
  const answer = await ssp.answer(request());
  expect([answer.status, await answer.text()]).toEqual([200, `${PRACTICE}/Patient/$gpc.getstructuredrecord`]);
});

const who = (more: object, identifiers?: object) => ({
  claims: { requesting_practitioner: practitioner(more, identifiers) },
});

it.each<[string, Wrong]>([
  ['address', { url: 'https://elsewhere.test/fhir/Patient/$gpc.getstructuredrecord' }],
  ['Ssp-TraceID', { headers: { 'Ssp-TraceID': '1' } }],
  ['Ssp-From', { headers: { 'Ssp-From': '1' } }],
  ['Ssp-To', { headers: { 'Ssp-To': '1' } }],
  ['Ssp-InteractionID', { headers: { 'Ssp-InteractionID': 'urn:other' } }],
  ['Ssp-InteractionID', { url: `${PRACTICE}/Patient/1`, method: 'GET' }],
  ['Authorization', { headers: { Authorization: 'Basic x' } }],
  ['signature', { signature: 'abc' }],
  ['alg', { head: { alg: 'HS256' } }],
  ['typ', { head: { typ: 'at+jwt' } }],
  ['iss', { claims: { iss: 'whole-picture' } }],
  ['sub', { claims: { sub: 'ben' } }],
  ['aud', { claims: { aud: `${PRACTICE}/` } }],
  ['aud', { claims: { aud: 'https://ssp.test' } }],
  ['iat', { claims: { iat: SECONDS - 3600, exp: SECONDS - 3300 } }],
  ['exp', { claims: { exp: SECONDS + 299 } }],
  ['exp', { claims: { exp: SECONDS + 301 } }],
  ['reason_for_request', { claims: { reason_for_request: 'secondaryuses' } }],
  ['requested_scope', { claims: { requested_scope: 'patient/*.read' } }],
  ['requesting_device', { claims: { requesting_device: null } }],
  ['requesting_device.identifier', { claims: { requesting_device: { ...DEVICE, identifier: [] } } }],
  ['requesting_device.model', { claims: { requesting_device: { ...DEVICE, model: '' } } }],
  ['requesting_device.version', { claims: { requesting_device: { ...DEVICE, version: undefined } } }],
  ['requesting_organization', { claims: { requesting_organization: 'Y00101' } }],
  ['requesting_organization.identifier', { claims: { requesting_organization: { ...ORGANISATION, identifier: [] } } }],
  ['requesting_organization.name', { claims: { requesting_organization: { ...ORGANISATION, name: '' } } }],
  ['requesting_practitioner', who({ resourceType: 'Person' })],
  ['requesting_practitioner.id', who({ id: '' })],
  ['requesting_practitioner.name.family', who({ name: [{ given: ['Asha'] }] })],
  ['requesting_practitioner.name.given', who({ name: [{ family: 'Patel' }] })],
  ['requesting_practitioner.name.given', who({ name: [{ family: 'Patel', given: [] }] })],
  ['requesting_practitioner.identifier sds-user-id', who({}, ids({ 'https://fhir.nhs.uk/Id/sds-user-id': '' }))],
  [
    'requesting_practitioner.identifier sds-role-profile-id',
    who({}, ids({ 'https://fhir.nhs.uk/Id/sds-role-profile-id': 'none' })),
  ],
  ['requesting_practitioner.identifier local', who({}, ids({ 'https://record.test/Id/user': undefined }))],
])('%s: %j', async (what, wrong) => {
  const answer = await ssp.answer(request(wrong));
  const body = (await answer.json()) as { readonly issue: readonly { readonly diagnostics: string }[] };
  expect([answer.status, body.issue[0]?.diagnostics]).toEqual([400, what]);
});

it('a trace is used once', async () => {
  const headers = { 'Ssp-TraceID': crypto.randomUUID() };
  expect((await ssp.answer(request({ headers }))).status).toBe(200);
  expect((await ssp.answer(request({ headers }))).status).toBe(400);
});
