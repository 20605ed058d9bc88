/** Is a direction read only from a code or words that say that and nothing else? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SNOMED } from '../../../domain/code-systems';
import { isSnomedId } from '../../../domain/snomed-id';
import { CPR_DECISIONS, cprPhrase, cprSaysOf } from './cpr-decisions';

const coded = (code: string, display?: string, text?: string) => ({
  coding: [{ system: SNOMED, code, ...(display !== undefined && { display }) }],
  ...(text !== undefined && { text }),
});

describe('the table of CPR decisions', () => {
  it.each(CPR_DECISIONS)(
    '$code: the digits are right, there is a source, and the term does not say otherwise',
    (row) => {
      if (row.system === SNOMED) expect(isSnomedId(row.code)).toBe(true);
      expect(row.source).not.toBe('');
      if (row.says !== 'read') expect(cprPhrase(row.term)).toBe(row.says);
    },
  );
});

describe('what words say of resuscitation', () => {
  it.each([
    ['DNACPR', 'do not attempt'],
    ['Not for cardiopulmonary resuscitation', 'do not attempt'],
    ['Do not attempt cardiopulmonary resuscitation', 'do not attempt'],
    ['Not for attempted CPR', 'do not attempt'],
    ['DNACPR decision in place', 'do not attempt'],
    ['For attempted cardiopulmonary resuscitation', 'attempt'],
    ['For CPR', 'attempt'],
  ])('%s', (text, says) => {
    expect(cprSaysOf({ text })).toBe(says);
  });

  it.each([
    'DNACPR discussed',
    'DNACPR form present',
    'DNACPR revoked',
    '?DNACPR',
    'DNACPR not in place',
    'Not for discussion of CPR',
    'Resuscitation status',
    'CPR: not attempted',
    'Consider DNACPR',
    'Not DNACPR: for full escalation',
    'No DNACPR',
  ])('no direction is read from “%s”', (text) => {
    expect(cprSaysOf({ text })).toBe('read');
  });

  it.each(['Risk of falls', 'Hard of hearing'])('“%s” is about something else', (text) => {
    expect(cprSaysOf({ text })).toBeNull();
  });

  it('a code and words that differ, or a word beside it that is not understood, leave it to be read', () => {
    expect(cprSaysOf(coded('450476008'))).toBe('do not attempt');
    expect(cprSaysOf(coded('450476008', 'Not for attempted cardiopulmonary resuscitation', 'DNACPR'))).toBe(
      'do not attempt',
    );
    expect(cprSaysOf(coded('450476008', undefined, 'For CPR'))).toBe('read');
    expect(cprSaysOf(coded('450475007', undefined, 'Discussed with daughter'))).toBe('read');
  });

  it('whatever stands beside a decision never turns it round', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('450475007', '450476008'), (text, code) => {
        const row = CPR_DECISIONS.find((one) => one.code === code);
        expect([row?.says, 'read']).toContain(cprSaysOf(coded(code, undefined, text)));
      }),
    );
  });
});
