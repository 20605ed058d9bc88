/** What do security labels tell, wherever in a resource they stand? */
import { describe, expect, it } from 'vitest';
import { createReading } from './reading';
import { createWalk } from './walk';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import type { Json } from '../../domain/json';
import {
  ACT,
  CONFIDENTIALITY,
  INLINE,
  plain,
  HIV,
  named,
  condition,
  allergy,
  extended,
  check,
} from '../../../tests/kits/gateway/walked';

describe('a security label', () => {
  const security = (value: unknown): Json => condition({ meta: { security: value } });
  check([
    ['counts as a coding', security([{ system: ACT, code: 'HIV' }]), ['EX-1']],
    ['counts where there is only one, and no list', security({ system: ACT, code: 'HIV' }), ['EX-1']],
    [
      'counts as a concept',
      security([
        {
          coding: [
            { system: ACT, code: 'NOPAT' },
            { system: ACT, code: 'SDV' },
          ],
        },
      ]),
      ['EX-5'],
    ],
    [
      'counts by each of several',
      security([
        { system: ACT, code: 'PSY' },
        { system: ACT, code: 'ETH' },
        { system: CONFIDENTIALITY, code: 'R' },
      ]),
      ['mental-health', 'substance-misuse', 'restricted'],
    ],
    ['that is no coding counts as restricted', security(['R']), ['restricted']],
    ['whose code is a number counts as restricted', security([{ system: ACT, code: 7 }]), ['restricted']],
    ['without a code counts as restricted', security([{ system: ACT }]), ['restricted']],
    ['that is nothing says nothing', security([null, undefined]), []],
    [
      'of another system says nothing, whatever its words',
      security([{ system: 'http://vendor.example', code: 'HIV', display: 'HIV' }]),
      [],
    ],
    ['of ordinary confidentiality says nothing', security([{ system: CONFIDENTIALITY, code: 'N' }]), []],
    [
      'that nobody knows is read by its words',
      security([{ system: ACT, code: 'NEW', display: 'HIV information' }]),
      ['EX-1', 'restricted'],
    ],
    ['that nobody knows is read by its text', security([{ text: 'Domestic abuse' }]), ['EX-5', 'restricted']],
    [
      'that nobody knows is read for words of the exclusions alone',
      security([{ system: ACT, code: 'NEW', display: 'Anything else' }]),
      ['restricted'],
    ],
    ['that nobody knows may come without words', security([{ system: ACT, code: 'NEW', display: 5 }]), ['restricted']],
    [
      'that is known is not read by its words',
      security([{ system: ACT, code: 'NOPAT', display: 'HIV clinic says do not tell' }]),
      [],
    ],
    [
      'without words is not judged by their absence',
      security([{ system: ACT, code: 'NEW', display: { toString: 1 } }]),
      ['restricted'],
    ],
    ['set as a tag counts', condition({ meta: { tag: [{ system: ACT, code: 'HIV' }] } }), ['EX-1']],
    ['set as the only tag counts', condition({ meta: { tag: { system: ACT, code: 'PSY' } } }), ['mental-health']],
    [
      'set as a tag is no treatment function',
      condition({ meta: { tag: [{ system: 'http://vendor.example', code: '360' }] } }),
      [],
    ],
    [
      'of a system that nobody knows, set as a tag, says nothing',
      condition({ meta: { tag: [null, 'HIV', { system: ACT, code: 'NEW' }, { code: 'actionable' }] } }),
      [],
    ],
    [
      'in an extension of the metadata counts',
      condition({ meta: { extension: [{ url: INLINE, valueCoding: { system: ACT, code: 'STD' } }] } }),
      ['EX-1'],
    ],
    [
      'of a document counts',
      { resourceType: 'DocumentReference', securityLabel: [{ coding: [{ system: ACT, code: 'HIV' }] }] },
      ['EX-1'],
    ],
    [
      'of a document counts where there is no list',
      { resourceType: 'DocumentReference', securityLabel: { coding: [{ system: ACT, code: 'HIV' }] } },
      ['EX-1'],
    ],
    [
      'of a document that nobody knows counts as restricted',
      { resourceType: 'DocumentReference', securityLabel: [{ coding: [{ system: ACT, code: 'NEW' }] }] },
      ['restricted'],
    ],
    [
      'of a document that nobody knows counts as restricted where there is no list',
      { resourceType: 'DocumentReference', securityLabel: { coding: [{ system: ACT, code: 'NEW' }] } },
      ['restricted'],
    ],
    [
      'of another kind, under another name, is an ordinary code',
      { resourceType: 'DocumentReference', category: [{ coding: [{ system: ACT, code: 'NEW' }] }] },
      [],
    ],
    ['inline, as a coding', extended({ url: INLINE, valueCoding: { system: ACT, code: 'HIV' } }), ['EX-1']],
    [
      'inline, as a concept',
      extended({ url: INLINE, valueCodeableConcept: { coding: [{ system: ACT, code: 'HIV' }] } }),
      ['EX-1'],
    ],
    ['inline, as a bare code', extended({ url: INLINE, valueCode: 'HIV' }), ['EX-1']],
    ['inline, unknown, counts as restricted', extended({ url: INLINE, valueCode: 'NEW' }), ['restricted']],
    [
      'inline, of another system, says nothing',
      extended({ url: INLINE, valueCoding: { system: 'http://vendor.example', code: 'HIV' } }),
      [],
    ],
    [
      'announced says nothing',
      extended({
        url: 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-has-inline-sec-label',
        valueBoolean: true,
      }),
      [],
    ],
    [
      'as a document’s own confidentiality counts, wherever it stands',
      { resourceType: 'Composition', confidentiality: 'R' },
      ['restricted'],
    ],
    [
      'as a document’s ordinary confidentiality says nothing',
      { resourceType: 'Composition', confidentiality: 'N' },
      [],
    ],
    [
      'as a document’s confidentiality is of that system alone',
      { resourceType: 'Composition', confidentiality: 'HIV' },
      ['restricted'],
    ],
    [
      'that is nothing at all says nothing',
      condition({ meta: null, securityLabel: null, identifier: null, code: null, evidence: [null] }),
      [],
    ],
    ['counts in an allergy as anywhere', allergy({ meta: { security: [{ system: ACT, code: 'HIV' }] } }), ['EX-1']],
  ]);

  it('is told apart from what else the resource says, and forgotten with the next', () => {
    const walk = createWalk(policy, createReading(policy));
    walk.judge(
      condition({ code: { coding: [HIV] }, meta: { security: [{ system: ACT, code: 'PSY' }] } }),
      () => undefined,
    );
    expect(named(walk.labels())).toEqual(['mental-health']);
    expect(named(walk.judge(condition({ code: { coding: [plain] } }), () => undefined))).toEqual([]);
    expect(walk.labels()).toBe(0);
  });
});
