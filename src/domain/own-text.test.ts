/** Of which resources does the narrative alone say what they are, or what was found? */
import { describe, expect, it } from 'vitest';
import { hasOwnWords, markOfNarrative, markOwnText, OWN_TEXT_ROWS, saysMoreInText, WORDED_TYPES } from './own-text';

const div = (words: string) => ({
  status: 'generated',
  div: `<div xmlns="http://www.w3.org/1999/xhtml">${words}</div>`,
});
const text = div('<table><tr><td>Penicillin</td></tr></table>');
const named = { text: 'Something' };

/** A resource in which every row but the one at hand is content. */
const sayingAll = (type: string, without: number) =>
  Object.fromEntries(
    OWN_TEXT_ROWS.flatMap(({ types, elements }, at) =>
      at !== without && types.includes(type) && elements.length > 0 ? [[elements[0] as string, named]] : [],
    ),
  );

describe.each(OWN_TEXT_ROWS.flatMap((row, at) => row.types.map((type) => [type, row, at] as const)))(
  '%s',
  (resourceType, { elements, why }, at) => {
    const bare = { resourceType, text, ...sayingAll(resourceType, at) };
    it(`is marked: ${why}`, () => {
      expect(saysMoreInText(markOwnText(bare))).toBe(true);
    });
    it.each(elements.map((element) => [element]))('and is not with %s', (element) => {
      const one = { ...bare, [element]: named };
      expect(saysMoreInText(markOwnText(one))).toBe(false);
      if (!WORDED_TYPES.includes(resourceType)) expect(markOwnText(one)).toBe(one);
    });
    it.each(elements.slice(0, 1))('and is with %s that says nothing', (element) => {
      for (const nothing of [
        {},
        { coding: [] },
        { coding: [{ system: 'urn:x' }] },
        {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK', display: 'unknown' }],
        },
        { coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'NI' }], text: '-' },
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown' }] },
        { coding: [{ code: 'UNK' }], text: 'Not known' },
        { text: ' ' },
        [],
        { extension: [] },
      ])
        expect(saysMoreInText(markOwnText({ ...bare, [element]: nothing }))).toBe(true);
    });
    it('and is with what may be cut: a note, a value in words, what is referred to', () => {
      const cut = {
        note: [{ text: 'a' }],
        valueString: 'a',
        hasMember: [{ reference: 'Observation/a' }],
        conclusion: 'a',
      };
      expect(saysMoreInText(markOwnText({ ...bare, ...cut }))).toBe(true);
    });
    it('and is not where its narrative holds no word', () => {
      for (const empty of [div(''), div('<p> </p>'), { ...text, status: 'empty' }, undefined])
        expect(saysMoreInText(markOwnText({ ...bare, text: empty }))).toBe(false);
    });
  },
);

it('leaves a type of no row as it is, and never changes what it was given', () => {
  const goal = { resourceType: 'Goal', text };
  expect(markOwnText(goal)).toBe(goal);
  const condition = Object.freeze({ resourceType: 'Condition', text: Object.freeze(text) });
  expect(saysMoreInText(markOwnText(condition))).toBe(true);
  expect(condition.text.status).toBe('generated');
});

describe('a word of its narrative', () => {
  const isMarked = (words: string) =>
    saysMoreInText(markOwnText({ resourceType: 'Condition', text: { status: 'generated', div: words } }));
  it.each([
    '<div>&nbsp;</div>',
    '<div>&#160;&#xA0;&lt;&#9999999;</div>',
    '<div><!-- a > b --></div>',
    '<div><img alt="x > y"/><img alt=\'x > y\'/></div>',
    '',
  ])('is none of %j', (words) => {
    expect(isMarked(words)).toBe(false);
  });
  it.each([
    '<div>&nbsp;Penicillin</div>',
    '<div>&#1605;&#x633;</div>',
    '<div><!-- a -->Penicillin<!-- b --></div>',
    '<div>BP <90</div>',
    '<div><!-- Penicillin</div>',
    '<div title="x>Penicillin</div>',
  ])('is one of %j', (words) => {
    expect(isMarked(words)).toBe(true);
  });
});

describe.each(WORDED_TYPES.map((resourceType) => ({ resourceType })))(
  'that a narrative has words, of $resourceType',
  (one) => {
    const named = { ...one, code: { text: 'Ferritin' } };
    const passes = (sent: object) => markOfNarrative((markOwnText({ ...named, ...sent }) as { text?: unknown }).text);

    it('passes alike whatever else is sent of it: a value may be cut', () => {
      const marks = [{}, { valueString: 'a' }, { note: [{ text: 'a' }] }, { component: [] }].map((sent) =>
        passes({ ...sent, text }),
      );
      expect(new Set(marks.map((mark) => JSON.stringify(mark))).size).toBe(1);
      expect(marks[0]).toBeDefined();
    });

    it('is not what its sender marks as more, and is nothing without a word', () => {
      expect(saysMoreInText(markOwnText({ ...named, text }))).toBe(false);
      expect(hasOwnWords(markOwnText({ ...named, text }))).toBe(true);
      expect(saysMoreInText(markOwnText({ ...named, text: { ...text, status: 'additional' } }))).toBe(true);
      for (const empty of [div(''), { ...div(' '), status: 'extensions' }, undefined])
        expect(passes({ text: empty })).toBeUndefined();
    });
  },
);

it('passes of no other type, however its sender calls its narrative', () => {
  const extended = markOwnText({ resourceType: 'Goal', text: { ...text, status: 'extensions' } });
  expect(markOfNarrative(extended.text)).toBeUndefined();
});
