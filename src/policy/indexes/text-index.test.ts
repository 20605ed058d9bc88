/**
 * Does a text tell exactly what the rows say, by whole words, however it is spelt, and nothing of what is switched off?
 */
import { describe, expect, it } from 'vitest';
import { EXCLUSION_IDS, type ExclusionId } from '../tables/exclusions';
import { DOOR_CODE_TERMS, LEXICON } from '../tables/lexicon';
import { DOOR_CODE, EXCLUDED, exclusionMark, HORMONE, settled, sharedMark, sparedMark } from '../marks';
import { MEDICINES } from '../tables/medicines';
import { SHIPPED_TABLES } from '../tables';
import { endOfGroup } from './quick-terms';
import { WIDEST_RUN } from './readings';
import { createTextIndex, wholeWords, type TextIndex } from './text-index';

const made = new Map<string, TextIndex>();
/** An index takes a while to make, and the same will do for every test. */
function indexWith(
  exclusions: readonly ExclusionId[] = EXCLUSION_IDS,
  medicines: readonly ExclusionId[] = EXCLUSION_IDS,
): TextIndex {
  const key = JSON.stringify([exclusions, medicines]);
  const index =
    made.get(key) ??
    createTextIndex({ exclusions: new Set(exclusions), medicines: new Set(medicines) }, SHIPPED_TABLES);
  made.set(key, index);
  return index;
}
const without = (id: ExclusionId): readonly ExclusionId[] => EXCLUSION_IDS.filter((other) => other !== id);

describe('a row of words', () => {
  it.each(LEXICON.map((row) => [row.why, row] as const))(
    'tells of its category and of nothing else: %s',
    (_why, { exclusion, examples, nearMisses, namesOnly }) => {
      const index = indexWith();
      const words = namesOnly ? index.names : index.words;
      expect(examples.map((text) => [text, words(text)])).toEqual(
        examples.map((text) => [text, exclusionMark(exclusion)]),
      );
      expect(nearMisses.map((text) => [text, words(text)])).toEqual(nearMisses.map((text) => [text, 0]));
    },
  );

  const rowsByWhy = LEXICON.map((row) => [row.why, row] as const);
  it.each(rowsByWhy)('tells however many blanks, hyphens or lines stand between its words: %s', (_why, row) => {
    const { names } = indexWith();
    const within = [' '.repeat(4), ' '.repeat(50), '\u00a0'.repeat(5), '    - ', '\t\t\t\t', '-----', '____'];
    const lines = row.id === 'LX-20' ? [] : ['\n\n\n\n', ' \n   \n '];
    for (const text of row.examples)
      for (const blanks of [...within, ...lines]) {
        const written = text.replaceAll(' ', blanks);
        expect([written, names(written)]).toEqual([written, exclusionMark(row.exclusion)]);
      }
  });

  it('looks back over a short run of blanks alone: of a long one each blank would be passed from each', () => {
    const terms = LEXICON.flatMap((row) => row.terms).filter((term) => term.includes('(?<'));
    expect(terms.length).toBeGreaterThan(10);
    const lookingBack = terms.flatMap((term) =>
      [...wholeWords([term], '').source.matchAll(/\(\?<[=!]/g)].map(({ index }) => {
        const { source } = wholeWords([term], '');
        return source.slice(index, endOfGroup(source, index));
      }),
    );
    expect(lookingBack.filter((part) => /\][+*]/.test(part))).toEqual([]);
  });

  it('counts fewer letters between two words than the widest run of blanks that is read', () => {
    const terms = [
      ...LEXICON.flatMap((row) => row.terms),
      ...MEDICINES.flatMap((row) => [...row.names, ...(row.unless ?? [])]),
    ];
    const windows = terms.flatMap((term) => [...term.matchAll(/\{\d+,(\d*)\}/g)].map(([, most]) => Number(most)));
    expect(windows.length).toBeGreaterThan(20);
    expect(Math.max(...windows)).toBeLessThan(WIDEST_RUN);
  });

  it('of names alone tells nothing in a note or a letter', () => {
    const { words, names } = indexWith();
    for (const text of ['Urethritis', 'Pelvic inflammatory disease', 'Oocyte recovery', 'Construction of vagina'])
      expect([text, words(text), names(text) !== 0]).toEqual([text, 0, true]);
  });

  it('of any kind tells in the name of a concept too', () => {
    const { names } = indexWith();
    for (const { exclusion, examples } of LEXICON)
      expect(examples.map((text) => [text, names(text)])).toEqual(
        examples.map((text) => [text, exclusionMark(exclusion)]),
      );
  });

  it('tells in whole words alone, at the ends of a text and between any marks', () => {
    const { words } = indexWith();
    for (const text of ['HIV', 'HIV/AIDS', '(HIV)', 'HIV_test', 'Re: HIV, again', 'hiv'])
      expect([text, words(text)]).toEqual([text, exclusionMark('EX-1')]);
    for (const text of ['', 'xHIV', 'HIVx', '1HIV', 'HIVE', 'ivfx', 'Ivory'])
      expect([text, words(text)]).toEqual([text, 0]);
  });

  it('whose case counts tells in that case alone', () => {
    const { words } = indexWith();
    for (const [text, told] of [
      ['AIDS', true],
      ['aids', false],
      ['Aids', false],
      ['PrEP', true],
      ['prep', false],
      ['STD', true],
      ['std', false],
    ] as const)
      expect([text, words(text) !== 0]).toEqual([text, told]);
  });

  it.each([
    ['blanks', 'Sexual  Health'],
    ['hyphens', 'sexual-health'],
    ['lines', 'SEXUAL\nHEALTH'],
    ['hard blanks', 'sexual\u00a0health'],
    ['underscores', 'sexual_health'],
    ['an invisible character', 'H\u200bIV'],
    ['a soft hyphen', 'H\u00adIV'],
    ['wide letters', 'ＨＩＶ'],
    ['a Cyrillic letter', '\u041dIV'],
    ['a Greek letter', 'H\u0399V'],
    ['a mark above', 'Sexual He\u0301alth'],
    ['an invisible joiner', 'H\u034fIV'],
    ['an en dash', 'Sexual\u2013health'],
    ['a minus sign', 'Sexual\u2212health'],
    ['a hyphen bullet', 'Sexual\u2043health'],
    ['a blank of no width between words', 'Retroviral\u200bdisease'],
    ['a soft hyphen between words', 'Retroviral\u00addisease'],
    ['a blank of Braille', 'Retroviral\u2800disease'],
    ['a Hangul filler', 'Retroviral\u3164disease'],
    ['a control between words', 'Retroviral\u001fdisease'],
    ['a control in a word', 'H\u001fIV'],
    ['a next line', 'Retroviral\u0085disease'],
    ['what stands for an object', 'H\ufffcIV'],
    ['a blank for a hyphen', 'Genito urinary medicine'],
    ['neither blank nor hyphen', 'Genitourinary medicine'],
    ['a hyphen between blanks', 'Genito - urinary medicine'],
    ['a blank in the word', 'anti retroviral therapy'],
    ['a hyphen in the word', 'anti-retroviral therapy'],
    ['blanks around a hyphen that may stand there', 'human immuno - deficiency virus'],
    ['a tag in a word', '<b>H</b>IV positive'],
    ['a tag between words', 'Sexual<br/>health'],
    ['a tag with words of its own', 'H<span class="x" title="none">I</span>V'],
    ['a comment in a word', 'H<!-- n -->IV'],
    ['a letter as a number', 'H&#73;V infection'],
    ['a letter as a number of sixteens', '&#x48;&#X49;&#x56;'],
    ['a blank by its name', 'Sexual&nbsp;health'],
    ['a hyphen by its name', 'sexual&ndash;health'],
    ['a soft hyphen by its name', 'H&shy;IV'],
    ['an accented letter by its name', 'Sexual H&eacute;alth'],
    ['a comment with a mark in it', 'H<!-- > -->IV'],
    ['a tag with a mark in its words', 'H<span title="a>b"></span>IV'],
    ['a tag with a long style', `H<span style="${'mso-fareast-font-family: Calibri; '.repeat(30)}">IV</span>`],
    ['text that is marked as such', '<![CDATA[H]]>IV'],
    ['a letter as a number with zeros before it', 'H&#0000000073;V'],
    ['a skipped line of HL7 v2', 'H\\.skip\\IV'],
    ['a page break as JSON writes it', 'Sexual\\fhealth clinic'],
    ['a tag written as marks', '&lt;b&gt;H&lt;/b&gt;IV'],
    ['a letter written three times over', 'H&amp;amp;#73;V'],
    ['a tag round a letter as a number', '<i>&#72;</i>IV'],
    ['a letter as a number without its end', 'H&#73V'],
    ['a sign by a name that is not known', 'H&ZeroWidthSpace;IV'],
    ['a blank by a name that is not known', 'Sexual&emsp;health'],
    ['a line break of HL7 v2', 'Sexual\\.br\\health'],
    ['highlighting of HL7 v2', 'seen in \\H\\Sexual\\N\\ health'],
    ['a letter of HL7 v2', 'H\\X49\\V'],
    ['a line break as JSON writes it', 'Sexual\\nhealth'],
    ['a letter as JSON writes it', 'H\\u0049V'],
    ['a blank of an address', 'Sexual%20Health%20letter.pdf'],
    ['letters of an address', '%48%49%56 positive'],
    ['emphasis', '**Sexual** **health**'],
    ['emphasis in a word', '`H`IV'],
  ])('is not slipped past by %s', (_what, text) => {
    expect(indexWith().words(text)).toBe(exclusionMark('EX-1'));
  });

  it('is not slipped past by stops between the letters of an abbreviation, whichever it is', () => {
    const { names } = indexWith();
    const abbreviations = LEXICON.flatMap(({ terms }) => terms).filter((term) => /^[A-Za-z]{3,6}\d?$/.test(term));
    expect(abbreviations.length).toBeGreaterThan(30);
    for (const term of abbreviations)
      for (const written of [[...term].join('.'), `${[...term].join('.')}.`, `seen, ${[...term].join('.')}. noted`])
        expect([written, names(written)]).toEqual([written, names(term)]);
    for (const text of ['e.g. this', 'o.d.', 'i.v. fluids', 'b.d. and t.d.s.', 'S.O.B.', '3.5.2', 'v.2.1'])
      expect([text, names(text)]).toEqual([text, 0]);
  });

  it('is not slipped past by one mark or blank between each letter, where its case does not count', () => {
    const { names } = indexWith();
    const abbreviations = LEXICON.filter(({ exactCase }) => exactCase !== true)
      .flatMap(({ terms }) => terms)
      .filter((term) => /^[a-z]{3,6}$/.test(term));
    expect(abbreviations.length).toBeGreaterThan(20);
    for (const term of abbreviations)
      for (const mark of [' ', '/', '-', '·', '_']) {
        const written = `seen: ${[...term.toUpperCase()].join(mark)}, noted`;
        expect([written, names(written)]).toEqual([written, names(term)]);
      }
    for (const text of [
      'Nurse visits M T F',
      'O B S: stable',
      'A/W, B/P 120/80',
      'HS I + II + 0',
      'U/E/C',
      'A & O x 3',
    ])
      expect([text, names(text)]).toEqual([text, 0]);
  });

  it('keeps the blanks and hyphens of a term that must be there', () => {
    const { words } = indexWith();
    for (const [text, told] of [
      ['in vitro fertilisation', true],
      ['family-violence', true],
      ['familyviolence', false],
      ['trans woman', true],
      ['transwoman', true],
    ] as const)
      expect([text, words(text) !== 0]).toEqual([text, told]);
  });
});

describe('the name of a medicine', () => {
  it('tells with its strength written to it, and not as the beginning of a longer name', () => {
    const { medicine, words } = indexWith();
    for (const text of ['Emtricitabine200mg', 'CLOMIFENE50MG', 'Truvada1'])
      expect([text, medicine(text) !== 0, words(text) !== 0]).toEqual([text, true, true]);
    for (const text of ['Truvadaxl', 'Clomifenexl 50mg', '1Truvada'])
      expect([text, medicine(text), words(text)]).toEqual([text, 0, 0]);
  });
});

describe('the switch of a category', () => {
  it.each(EXCLUSION_IDS)('%s takes its words out of force, and those of no other', (id) => {
    const { names: words } = indexWith(without(id));
    for (const { exclusion, examples } of LEXICON)
      for (const text of examples)
        expect([text, words(text) & exclusionMark(exclusion)]).toEqual([
          text,
          exclusion === id ? 0 : exclusionMark(exclusion),
        ]);
  });

  it('takes nothing from the door codes, which never pass', () => {
    const { words } = indexWith([], []);
    for (const text of [
      'Key safe 1234',
      'keysafe',
      'key-safe',
      'front door code',
      'Code for the door',
      'combination lock',
    ])
      expect([text, words(text)]).toEqual([text, DOOR_CODE]);
    expect(words('HIV clinic, on Truvada')).toBe(0);
    expect(DOOR_CODE_TERMS.length).toBeGreaterThan(5);
  });

  it('of its medicines takes their names out of force, wherever they are named', () => {
    for (const { exclusion, names } of MEDICINES) {
      const { words, medicine, named } = indexWith(EXCLUSION_IDS, without(exclusion));
      for (const name of names) expect([name, words(name), medicine(name), named(name)]).toEqual([name, 0, 0, 0]);
    }
  });

  it('of every medicine leaves none to find', () => {
    const { medicine, named } = indexWith(EXCLUSION_IDS, []);
    for (const text of ['Truvada', 'Paxlovid', 'Zeffix', 'Testosterone', 'anything', ''])
      expect([medicine(text), named(text)]).toEqual([0, 0]);
  });
});

describe('a row of medicines', () => {
  it.each(MEDICINES.map((row) => [row.why, row] as const))(
    'tells by each name and by no near miss: %s',
    (_why, row) => {
      const { medicine } = indexWith();
      const expected = row.onlyWithIndication ? HORMONE : exclusionMark(row.exclusion);
      expect(row.names.map((name) => [name, settled(medicine(`${name.toUpperCase()} 10mg tablets`))])).toEqual(
        row.names.map((name) => [name, expected]),
      );
      for (const text of row.nearMisses) expect([text, settled(medicine(text)) & EXCLUDED]).toEqual([text, 0]);
    },
  );

  it.each(MEDICINES.map((row) => [row.why, row] as const))(
    'tells in other texts and names as well, unless it is another thing there: %s',
    (_why, row) => {
      const { words, named } = indexWith();
      const expected = row.onlyWithIndication === true || row.medicinesOnly === true ? 0 : exclusionMark(row.exclusion);
      for (const name of row.names)
        expect([name, words(`Serum ${name} level`), named(`Serum ${name} level`)]).toEqual([name, expected, expected]);
    },
  );

  it('in its own name is told by its own rule, and the other words by theirs', () => {
    const { lexicon } = indexWith();
    for (const { names } of MEDICINES) for (const name of names) expect([name, lexicon(name)]).toEqual([name, 0]);
    expect([lexicon('Truvada for HIV'), lexicon('In the key safe')]).toEqual([exclusionMark('EX-1'), DOOR_CODE]);
  });

  it('in the name of something else leaves the words to their own rule', () => {
    const { named } = indexWith();
    for (const text of ['HIV clinic', 'Key safe 1234', 'Gender dysphoria']) expect(named(text)).toBe(0);
  });

  it('that two diseases share waits for every name of the medicine, and another use spares it', () => {
    const { medicine } = indexWith();
    const [hiv, spared] = [sharedMark('lamivudine'), sparedMark('lamivudine')];
    expect(medicine('Lamivudine')).toBe(hiv);
    expect(medicine('Lamivudine 150mg tablets')).toBe(hiv);
    expect(medicine('Lamivudine 100mg tablets')).toBe(hiv | spared);
    expect(medicine('Zeffix')).toBe(spared);
    expect(medicine('Zeffix (lamivudine)')).toBe(hiv | spared);
    expect(settled(medicine('Lamivudine') | medicine('Zeffix'))).toBe(0);
    expect(settled(medicine('Ritonavir') | medicine('Nirmatrelvir'))).toBe(0);
    expect(settled(medicine('Ritonavir') | medicine('Zeffix'))).toBe(exclusionMark('EX-1'));
  });

  it('in a free text is spared by the same words', () => {
    const { words } = indexWith();
    expect([
      words('on lamivudine 100mg'),
      words('on lamivudine 300mg'),
      words('Paxlovid (nirmatrelvir with ritonavir)'),
    ]).toEqual([0, exclusionMark('EX-1'), 0]);
  });

  // no trace of the virus is how the treatment goes; a negative test says that it is taken for another one
  it.each([
    ['tenofovir 245mg, hep B DNA suppressed', 0],
    ['tenofovir 245mg, hepatitis B DNA is suppressed', 0],
    ['tenofovir 245mg, hep B DNA negative', exclusionMark('EX-1')],
    ['lamivudine 150mg, hep b DNA not detected', exclusionMark('EX-1')],
  ])('%s', (text, marks) => {
    expect(indexWith().words(text)).toBe(marks);
  });

  it('is spared by no name where its list of other names is empty', () => {
    const on = { exclusions: new Set(EXCLUSION_IDS), medicines: new Set(EXCLUSION_IDS) };
    const medicines = SHIPPED_TABLES.medicines.map((row) => ('otherNames' in row ? { ...row, otherNames: [] } : row));
    const { medicine } = createTextIndex(on, { ...SHIPPED_TABLES, medicines });
    expect([medicine('Tenofovir 245mg tablets'), medicine('Paracetamol 500mg tablets')]).toEqual([
      sharedMark('tenofovir'),
      0,
    ]);
  });
});
