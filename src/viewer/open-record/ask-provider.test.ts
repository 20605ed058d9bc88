import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerOfStatus, askProvider, readBundle } from './ask-provider';

const PROVIDER = { id: 'northgate', name: 'Northgate Hospital', setting: 'acute' } as const;
const COVERAGE = {
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'information',
      code: 'informational',
      expression: ['allergies'],
      details: { coding: [{ system: 'urn:whole-picture:coverage', code: 'none-recorded' }] },
      diagnostics: 'Nothing.',
    },
    { severity: 'warning', code: 'incomplete', diagnostics: 'Some items are confidential.' },
  ],
};

describe('what an answer of the gateway means', () => {
  it.each([
    [401, { state: 'session-ended' }],
    [404, { state: 'access-ended' }],
    [409, { state: 'identity-not-confirmed', provider: PROVIDER }],
    [502, { state: 'failed', provider: PROVIDER, reason: 'unreachable' }],
    [504, { state: 'failed', provider: PROVIDER, reason: 'too-slow' }],
    [200, { state: 'failed', provider: PROVIDER, reason: 'bad-answer' }],
    [null, { state: 'failed', provider: PROVIDER, reason: 'unreachable' }],
  ])('status %s', (status, answer) => {
    expect(answerOfStatus(status, PROVIDER)).toEqual(answer);
  });

  it.each([
    ['an OperationOutcome instead of a Bundle', { resourceType: 'OperationOutcome', issue: [] }],
    ['a Bundle that states no coverage', { resourceType: 'Bundle', type: 'searchset', entry: [] }],
    ['a Bundle without entries', { resourceType: 'Bundle', type: 'searchset' }],
    ['a string', 'hello'],
    ['nothing', null],
  ])('%s is a bad answer, never "nothing there"', (_, body) => {
    expect(readBundle(body, PROVIDER, 'now')).toEqual({ state: 'failed', provider: PROVIDER, reason: 'bad-answer' });
  });

  it('reads resources, coverage, warnings and the time apart', () => {
    const patient = { resourceType: 'Patient', id: 'x' };
    expect(
      readBundle(
        {
          resourceType: 'Bundle',
          type: 'searchset',
          timestamp: '2026-09-02T13:02:00Z',
          entry: [{ resource: patient }, { resource: COVERAGE }],
        },
        PROVIDER,
        'now',
      ),
    ).toEqual({
      state: 'answered',
      provider: PROVIDER,
      resources: [patient],
      coverage: [{ section: 'allergies', code: 'none-recorded', text: 'Nothing.' }],
      warnings: ['Some items are confidential.'],
      retrievedAt: '2026-09-02T13:02:00Z',
    });
  });
});

describe('asking one provider', () => {
  const fetched = vi.fn<(request: Request) => Promise<Response>>();
  beforeEach(() => {
    vi.stubGlobal('location', { origin: 'http://127.0.0.1:8080' });
    vi.stubGlobal('fetch', fetched);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    fetched.mockReset();
  });

  it.each([
    ['login', 'sign-in-again'],
    ['transient', 'unreachable'],
  ])('says of a 502 by its issue “%s” that it is %s', async (code, reason) => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] };
    fetched.mockResolvedValue(new Response(JSON.stringify(outcome), { status: 502 }));
    const answer = await askProvider('a', PROVIDER, new AbortController().signal);
    expect(answer).toEqual({ state: 'failed', provider: PROVIDER, reason });
  });

  it('asks its own base at our own origin, by the opaque access', async () => {
    fetched.mockResolvedValue(
      new Response(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: COVERAGE }] })),
    );
    const answer = await askProvider('acc-1', PROVIDER, new AbortController().signal);
    expect(fetched.mock.calls[0]?.[0].url).toBe('http://127.0.0.1:8080/fhir/northgate/Patient/acc-1/$everything');
    expect(answer.state).toBe('answered');
  });

  it('turns a refusal, a broken body and a dead line into values', async () => {
    fetched.mockResolvedValueOnce(new Response('{}', { status: 409 }));
    expect(await askProvider('acc-1', PROVIDER, new AbortController().signal)).toMatchObject({
      state: 'identity-not-confirmed',
    });
    fetched.mockResolvedValueOnce(new Response('<html>'));
    expect(await askProvider('acc-1', PROVIDER, new AbortController().signal)).toMatchObject({
      state: 'failed',
      reason: 'bad-answer',
    });
    fetched.mockRejectedValueOnce(new TypeError('network'));
    expect(await askProvider('acc-1', PROVIDER, new AbortController().signal)).toMatchObject({
      state: 'failed',
      reason: 'unreachable',
    });
  });

  it('hands an abort on: nobody waits for that answer', async () => {
    const abort = new AbortController();
    fetched.mockImplementation(() => {
      abort.abort();
      return Promise.reject(new DOMException('aborted', 'AbortError'));
    });
    await expect(askProvider('acc-1', PROVIDER, abort.signal)).rejects.toThrow();
  });
});
