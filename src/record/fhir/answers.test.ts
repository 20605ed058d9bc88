/** Does a form say each question with each of its answers, in order, and never who a relative is? */
import fc from 'fast-check';
import type { QuestionnaireResponse, QuestionnaireResponseItem } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { answeredBy, answerLines, answersInShort, answersOf, formName } from './answers';
import { contextOf } from './testing';

const context = contextOf('trust');
const form = (item: readonly unknown[], rest: object = {}): QuestionnaireResponse =>
  ({ resourceType: 'QuestionnaireResponse', status: 'completed', item, ...rest }) as unknown as QuestionnaireResponse;
const asked = (answer: object | readonly object[], rest: object = {}) =>
  form([{ linkId: '1', text: 'Q', answer, ...rest }]);
const said = (response: QuestionnaireResponse) =>
  answersOf(response, context).map(({ question, answer }) => [question, answer]);

describe('an answer', () => {
  it.each<[object, string]>([
    [{ valueBoolean: false }, 'No'],
    [{ valueBoolean: true }, 'Yes'],
    [{ valueInteger: 0 }, '0'],
    [{ valueDecimal: 0.5 }, '0.5'],
    [{ valueDate: '2026-01' }, 'Jan-2026'],
    [{ valueDateTime: '2026-01-02T10:00:00Z' }, '02-Jan-2026 10:00'],
    [{ valueTime: '10:30:00' }, '10:30:00'],
    [{ valueString: 'hello' }, 'hello'],
    [{ valueUri: 'urn:x' }, 'urn:x'],
    [{ valueCoding: { code: 'x', display: 'Often' } }, 'Often'],
    [{ valueCoding: { system: 'http://hl7.org/fhir/y', code: 'very-often' } }, 'Very often'],
    [{ valueQuantity: { value: 4, unit: 'kg', comparator: '<' } }, '<4 kg'],
    [{ valueQuantity: { value: 0, code: 'mm' } }, '0 mm'],
    [
      { valueAttachment: { title: 'Wound', contentType: 'image/jpeg' } },
      'A file, Wound (image/jpeg); its content is not shown here',
    ],
    [{ valueReference: { display: 'Falls clinic' } }, 'Falls clinic'],
    [{ valueReference: { reference: 'RelatedPerson/1', display: 'Jane Doe' } }, 'a relative, friend or carer'],
    [{ valueReference: { reference: 'Patient/1' } }, 'the person'],
    [
      {
        _valueString: {
          extension: [
            { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'asked-declined' },
          ],
        },
      },
      'Asked declined',
    ],
  ])('%j says %s', (answer, words) => {
    expect(said(asked([answer]))).toEqual([['Q', words]]);
  });

  it('that could not be given says why, wherever the sender says so', () => {
    const absent = {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'asked-unknown' }],
    };
    expect(said(form([{ linkId: '1', text: 'Q', ...absent }]))).toEqual([['Q', 'Asked unknown']]);
    expect(said(asked([absent]))).toEqual([['Q', 'Asked unknown']]);
  });

  it('is one of several, all told, also where a sender gives one instead of a list', () => {
    expect(said(asked([{ valueString: 'a' }, { valueString: 'b' }]))).toEqual([['Q', 'a; b']]);
    expect(said(asked({ valueString: 'a' }))).toEqual([['Q', 'a']]);
  });
});

describe('a question', () => {
  it('stands below its groups, and one that follows from an answer below that', () => {
    const response = form([
      {
        linkId: 'g',
        text: 'Mobility',
        item: [{ linkId: '1', text: 'Walks with', answer: [{ valueString: 'frame' }] }],
      },
      {
        linkId: '2',
        text: 'Fallen?',
        answer: [{ valueBoolean: true, item: [{ linkId: '3', text: 'How often', answer: [{ valueInteger: 4 }] }] }],
        item: [{ linkId: '4', text: 'Where', answer: [{ valueString: 'stairs' }] }],
      },
    ]);
    expect(said(response)).toEqual([
      ['Mobility – Walks with', 'frame'],
      ['Fallen?', 'Yes'],
      ['Fallen? – How often', '4'],
      ['Fallen? – Where', 'stairs'],
    ]);
  });

  it('without words is named by its number, twice the same is told apart, and none is lost', () => {
    const response = form([
      { linkId: '7.1', answer: [{ valueString: 'a' }] },
      { linkId: '8', text: 'Medicine', answer: [{ valueString: 'b' }] },
      { linkId: '8', text: 'Medicine', answer: [{ valueString: 'c' }] },
      { linkId: '9', text: 'Smokes' },
      { linkId: '10', text: 'Status', answer: [{ valueString: 'd' }] },
    ]);
    expect(answerLines(answersOf(response, context))).toEqual([
      { label: 'Question 7.1', value: 'a' },
      { label: 'Medicine', value: 'b' },
      { label: 'Medicine (2)', value: 'c' },
      { label: 'Asked: Status', value: 'd' },
      { label: 'No answer shown to', value: 'Smokes' },
    ]);
  });

  it('of any form has each of its answers on the screen, however deep it stands', () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.record(
        {
          text: fc.constantFrom('Sleep', 'Pain', 'Mood'),
          answers: fc.array(fc.nat(), { maxLength: 2 }),
          below: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('tree'), { maxLength: 2 })),
        },
        { requiredKeys: ['text', 'answers', 'below'] },
      ),
    }));
    interface Tree {
      readonly text: string;
      readonly answers: readonly number[];
      readonly below: readonly Tree[];
    }
    let next = 0;
    const expected: string[] = [];
    const item = ({ text, answers, below }: Tree, at: number): QuestionnaireResponseItem => ({
      linkId: String(at),
      text,
      answer: answers.map(() => {
        const value = `unique${(next += 1)}`;
        expected.push(value);
        return { valueString: value };
      }),
      item: below.map(item),
    });
    fc.assert(
      fc.property(fc.array(tree as fc.Arbitrary<Tree>, { maxLength: 3 }), (trees) => {
        expected.length = 0;
        const lines = answersOf(form(trees.map(item)), context);
        const all = lines.map(({ answer }) => answer ?? '').join(' ');
        for (const value of expected) expect(all).toContain(value);
        expect(new Set(lines.map(({ question }) => question)).size).toBe(lines.length);
      }),
    );
  });
});

describe('a form', () => {
  it('is called what its questionnaire is called, and never what its first question is', () => {
    const one = [{ linkId: '1', text: 'Falls in last year', answer: [{ valueString: 'x' }] }];
    const display = { url: 'http://hl7.org/fhir/StructureDefinition/display', valueString: 'Falls form' };
    expect(formName(form(one), context)).toBeNull();
    expect(formName(form(one, { _questionnaire: { extension: [display] } }), context)).toBe('Falls form');
    const around = [{ resourceType: 'Questionnaire', id: 'q', status: 'active', title: 'Waterlow' } as const];
    expect(formName(form(one, { questionnaire: 'Questionnaire/q|2' }), contextOf('trust', around as never))).toBe(
      'Waterlow',
    );
  });

  it('says that a relative answered, and never which', () => {
    const by = (source: object) => answeredBy(form([], { source }), context);
    expect(by({ reference: 'RelatedPerson/1', display: 'Jane Doe' })).toBe('A relative, friend or carer');
    expect(by({ type: 'RelatedPerson', display: 'Jane Doe' })).toBe('A relative, friend or carer');
    expect(by({ display: 'Jane Doe' })).toBeNull();
    expect(by({ reference: 'Patient/1', display: 'x' })).toBe('The person');
    expect(by({ reference: 'Practitioner/1', display: 'Nurse Joy' })).toBe('Nurse Joy');
  });

  it('says all of few answers on its row, and of many how many', () => {
    expect(answersInShort(answersOf(asked([{ valueString: 'a' }]), context))).toBe('Q: a');
    const many = form(
      Array.from({ length: 30 }, (_, at) => ({
        linkId: String(at),
        text: `Question of many ${at}`,
        answer: [{ valueInteger: at }],
      })),
    );
    expect(answersInShort(answersOf(many, context))).toBe('30 questions answered');
    const long = asked([{ valueString: 'a'.repeat(300) }]);
    expect(answersInShort(answersOf(long, context))).toBe('1 question answered');
    expect(answersInShort(answersOf(form([{ linkId: '1', text: 'Q' }]), context))).toBe('No answer is shown');
  });
});
