/** Does a failure tell which part failed and how, and nothing that its error says? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atPart, failureOf, timedOut } from './failures';

const coded = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

describe('a failure', () => {
  it.each<[string, unknown, object]>([
    ['time is over', timedOut(5), { kind: 'timeout' }],
    ['the driver waited for a connection', new Error('timeout exceeded when trying to connect'), { kind: 'timeout' }],
    ['the driver waited for an answer', new Error('Query read timeout'), { kind: 'timeout' }],
    ['a statement was cancelled', coded('57014'), { kind: 'timeout', sqlstate: '57014' }],
    ['the server was shut down', coded('57P01'), { kind: 'unreachable', sqlstate: '57P01' }],
    ['nobody listens', coded('ECONNREFUSED'), { kind: 'unreachable' }],
    ['nobody listens, at any address', new AggregateError([coded('ECONNREFUSED')]), { kind: 'unreachable' }],
    ['the connection went', new Error('Connection terminated unexpectedly'), { kind: 'unreachable' }],
    ['the disk is full', coded('53100'), { kind: 'disk-full', sqlstate: '53100' }],
    ['a grant is missing', coded('42501'), { kind: 'not-permitted', sqlstate: '42501' }],
    ['a standby only reads', coded('25006'), { kind: 'not-permitted', sqlstate: '25006' }],
    ['a lock was not to be had', coded('55P03'), { kind: 'busy', sqlstate: '55P03' }],
    ['a constraint holds', coded('23505'), { kind: 'refused', sqlstate: '23505' }],
    [
      'nobody listens, as fetch says it',
      new TypeError('fetch failed', { cause: coded('ECONNREFUSED') }),
      { kind: 'unreachable' },
    ],
    ['the certificate is not trusted', coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), { kind: 'not-trusted' }],
    [
      'the certificate is of another host',
      new TypeError('fetch failed', { cause: coded('ERR_TLS_CERT_ALTNAME_INVALID') }),
      { kind: 'not-trusted' },
    ],
    ['it is ours', new TypeError('of 999 000 0018'), { kind: 'fault', error: 'TypeError' }],
    ['something else was thrown', '999 000 0018', { kind: 'fault', error: 'string' }],
  ])('%s', async (_what, error, told) => {
    expect(failureOf(error)).toEqual({ part: 'gateway', ...told });
    await expect(
      atPart('audit', Promise.reject(error as Error)).catch((caught: unknown) => failureOf(caught)),
    ).resolves.toMatchObject(error instanceof Error ? { part: 'audit', ...told } : { part: 'audit', kind: 'fault' });
  });

  it('is of the part that said so first', async () => {
    const inner = atPart('register', Promise.reject(new Error('x')));
    await expect(atPart('database', inner).catch(failureOf)).resolves.toMatchObject({ part: 'register' });
  });

  it('never holds a word of the error', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), fc.string(), (message, code) => {
        fc.pre(!'gateway fault error part kind refused unreachable timeout'.includes(message));
        const told = failureOf(coded(code, `canary ${message}`));
        expect(JSON.stringify(told)).not.toContain('canary');
        expect(told.sqlstate ?? '0A000').toMatch(/^[0-9A-Z]{5}$/);
      }),
    );
  });
});
