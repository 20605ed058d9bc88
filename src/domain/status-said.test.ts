/** A status is read from every coding: HL7's word decides wherever it stands, and what disagrees takes nothing away. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLINICAL_WORDS, VERIFICATION_WORDS, enteredInError, statusSaid } from './status-said';

const HL7 = 'http://terminology.hl7.org/CodeSystem';
const clinical = (code: string, more: object = {}) => ({ system: `${HL7}/condition-clinical`, code, ...more });
const verified = (code: string, more: object = {}) => ({ system: `${HL7}/condition-ver-status`, code, ...more });
const local = (code: string, display?: string) => ({
  system: 'urn:local:status',
  code,
  ...(display ? { display } : {}),
});
const said = (sent: unknown, words = CLINICAL_WORDS): string => {
  const one = statusSaid(sent, words);
  return one.kind === 'said' ? one.word : one.kind === 'unclear' ? `unclear: ${one.words}` : 'silent';
};

describe('whether it stands', () => {
  it.each<readonly [what: string, sent: unknown, word: string]>([
    ['HL7 alone', { coding: [clinical('resolved')] }, 'resolved'],
    ['HL7 behind a local code', { coding: [local('L1'), clinical('resolved')] }, 'resolved'],
    ['HL7 before a local code that says otherwise', { coding: [clinical('active'), local('resolved')] }, 'active'],
    ['HL7 behind local words that say otherwise', { coding: [local('R', 'Resolved'), clinical('active')] }, 'active'],
    ['HL7 beside a text that says otherwise', { coding: [clinical('active')], text: 'Resolved' }, 'active'],
    [
      'the address that STU3 used',
      { coding: [{ system: 'http://hl7.org/fhir/condition-clinical', code: 'remission' }] },
      'remission',
    ],
    [
      'an allergy’s system',
      { coding: [local('x'), { system: `${HL7}/allergyintolerance-clinical`, code: 'inactive' }] },
      'inactive',
    ],
    ['a local code that is a word', { coding: [local('resolved')] }, 'resolved'],
    ['a local display', { coding: [local('77', 'In remission')] }, 'remission'],
    ['a text alone', { text: 'Resolved (finding)' }, 'resolved'],
    ['a code as STU3 sends it', 'relapse', 'relapse'],
    ['capitals and underscores', { coding: [clinical('RESOLVED')] }, 'resolved'],
    ['a narrower word beside its broader one', { coding: [clinical('active'), clinical('recurrence')] }, 'recurrence'],
    [
      'HL7’s null beside a local word',
      { coding: [{ system: `${HL7}/v3-NullFlavor`, code: 'UNK' }, local('inactive')] },
      'inactive',
    ],
    ['nothing', undefined, 'silent'],
    ['an empty concept', { coding: [] }, 'silent'],
    ['only that it is not known', { coding: [{ system: `${HL7}/data-absent-reason`, code: 'unknown' }] }, 'silent'],
    ['the word unknown', { text: 'Unknown' }, 'silent'],
    ['two of HL7 that disagree', { coding: [clinical('active'), clinical('resolved')] }, 'unclear: active, resolved'],
    ['two local ones that disagree', { coding: [local('active'), local('ended')] }, 'unclear: active, ended'],
    ['a local code that nobody knows', { coding: [local('L1')] }, 'unclear: L1'],
    ['a story', { text: 'Resolved 2019, came back 2021' }, 'unclear: Resolved 2019, came back 2021'],
  ])('%s', (_what, sent, word) => {
    expect(said(sent)).toBe(word);
  });

  it('says the same in whichever order the codings came', () => {
    const codings = fc.array(
      fc.constantFrom(clinical('active'), clinical('resolved'), clinical('recurrence'), local('L1'), local('ended')),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(codings, (coding) => {
        const one = statusSaid({ coding }, CLINICAL_WORDS);
        const other = statusSaid({ coding: [...coding].reverse() }, CLINICAL_WORDS);
        expect([other.kind, other.kind === 'said' && other.word]).toEqual([one.kind, one.kind === 'said' && one.word]);
      }),
    );
  });
});

describe('whether it is so', () => {
  it.each<readonly [what: string, sent: unknown, word: string]>([
    ['differential behind a local code', { coding: [local('D'), verified('differential')] }, 'differential'],
    [
      'unconfirmed and, narrower, provisional',
      { coding: [verified('unconfirmed'), verified('provisional')] },
      'provisional',
    ],
    ['ruled out in words', { text: 'Ruled out' }, 'refuted'],
    ['presumed, as R5 has it', { coding: [verified('presumed')] }, 'presumed'],
    ['confirmed and refuted', { coding: [verified('confirmed'), verified('refuted')] }, 'unclear: confirmed, refuted'],
  ])('%s', (_what, sent, word) => {
    expect(said(sent, VERIFICATION_WORDS)).toBe(word);
  });
});

describe('entered in error', () => {
  it.each<readonly [what: string, resource: object, is: boolean]>([
    ['by a code', { status: 'entered-in-error' }, true],
    ['by a code in other letters', { status: 'Entered_In_Error' }, true],
    ['of a document', { docStatus: 'entered-in-error' }, true],
    ['of a goal', { lifecycleStatus: 'entered-in-error' }, true],
    [
      'of an allergy, behind a local code',
      { verificationStatus: { coding: [local('X'), verified('entered-in-error')] } },
      true,
    ],
    ['in local words alone', { verificationStatus: { text: 'Entered in error' } }, true],
    ['in the wrong element', { clinicalStatus: { coding: [clinical('entered-in-error')] } }, true],
    [
      'in the wrong element, against the right one',
      {
        clinicalStatus: { coding: [clinical('entered-in-error')] },
        verificationStatus: { coding: [verified('confirmed')] },
      },
      false,
    ],
    [
      'in local words against HL7',
      { verificationStatus: { coding: [local('X', 'Entered in error'), verified('confirmed')] } },
      false,
    ],
    ['not at all', { status: 'final', verificationStatus: { coding: [verified('confirmed')] } }, false],
    ['by nothing', {}, false],
  ])('%s', (_what, resource, is) => {
    expect(enteredInError(resource)).toBe(is);
  });
});
