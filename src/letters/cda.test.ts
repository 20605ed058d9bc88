/** Is a clinical document shown as what was attested, and is its markup read strictly? */
import { describe, expect, it } from 'vitest';
import { wordsToJudge } from './judged-words';
import { readLetter, type Letter } from './letter';
import { createBudget, withinBudget } from './markup-tree';
import { paragraphText } from './paragraph';
import { xmlTree } from './xml-tree';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (xml: string): Letter => readLetter(utf8(xml), 'application/xml');
const shown = (letter: Letter): readonly string[] =>
  'paragraphs' in letter ? letter.paragraphs.map(paragraphText) : [letter.kind];

const section = (inner: string): string =>
  `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><component><structuredBody><component>
<section>${inner}</section></component></structuredBody></component></ClinicalDocument>`;

const DOCUMENT = `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <id root="2.16.840.1.113883.19"/><code code="34133-9" displayName="Summary"/>
  <title>Discharge summary</title>
  <recordTarget><patientRole><addr><city>London</city></addr><patient>
    <name><given>Marjorie</given><family>XX-TESTPATIENT</family></name></patient></patientRole></recordTarget>
  <author><assignedAuthor><assignedPerson><name>Dr Lind</name></assignedPerson></assignedAuthor></author>
  <component><structuredBody>
    <component><section><title>Medicines</title>
      <text><paragraph>Stopped <content revised="delete">aspirin</content>:<br/>see below</paragraph>
        <list listType="ordered"><item>apixaban 5 mg &amp; food</item><item>furosemide</item></list>
        <table><thead><tr><th>Drug</th><th>Dose</th></tr></thead><tbody>
        <tr><td>apixaban</td><td>5 mg</td></tr></tbody></table>
        <renderMultiMedia referencedObject="M1"/></text>
      <entry><observation><value displayName="coded only"/><text>not attested</text></observation></entry>
      <component><section><title>Inner</title><text>Words.</text></section></component>
    </section></component>
  </structuredBody></component>
</ClinicalDocument>`;

describe('a clinical document', () => {
  it('is its title, its people and its narrative; coded entries are judged and not shown', () => {
    const letter = read(DOCUMENT);
    expect(letter.kind).toBe('cda');
    expect(shown(letter)).toEqual([
      'Discharge summary',
      'Patient: Marjorie XX-TESTPATIENT',
      'Author: Dr Lind',
      'Medicines',
      'Stopped [struck out: aspirin]:\nsee below',
      '1. apixaban 5 mg & food',
      '2. furosemide',
      'Drug · Dose',
      'apixaban · 5 mg',
      'Inner',
      'Words.',
    ]);
    expect('warnings' in letter ? [...letter.warnings].sort() : []).toEqual(['pictures', 'struck-out']);
    expect('paragraphs' in letter ? letter.paragraphs[9] : null).toEqual({ kind: 'heading', level: 3, text: 'Inner' });
    const judged = wordsToJudge(utf8(DOCUMENT), 'application/xml');
    expect(judged?.words).toContain('not attested');
    expect(judged?.whole).toBe(true);
  });

  it('has prefixes or none, and CDATA', () => {
    expect(
      shown(
        read('<n:ClinicalDocument xmlns:n="urn:hl7-org:v3"><n:title><![CDATA[a < b]]></n:title></n:ClinicalDocument>'),
      ),
    ).toEqual(['a < b']);
  });

  it('that only wraps another letter is that letter, and is judged by it', () => {
    const wrap = (data: string, type: string): string =>
      `<?xml version="1.0"?><ClinicalDocument><title>Letter</title><component>
<nonXMLBody><text mediaType="${type}" representation="B64">${data}</text></nonXMLBody></component></ClinicalDocument>`;
    const rtf = wrap(btoa(String.raw`{\rtf1 Seen for H\u73 ?V}`), 'text/rtf');
    expect(shown(read(rtf))).toEqual(['Letter', 'Seen for HIV']);
    expect(wordsToJudge(utf8(rtf), '')?.words).toContain('Seen for HIV');
    const pdf = read(wrap(btoa('%PDF-1.4'), 'application/pdf'));
    expect('warnings' in pdf ? [shown(pdf), ...pdf.warnings] : []).toEqual([['Letter'], 'attached-files']);
    const twice = wrap(btoa(wrap(btoa('Seen for HIV'), 'text/plain')), 'text/xml');
    expect(shown(read(twice))).toEqual(['Letter', 'Letter']);
  });

  it.each([
    ['an entity of its own', section('<text>&a;</text>').replace('?>', '?><!DOCTYPE x [<!ENTITY a "HIV">]>')],
    ['an entity that nobody knows', section('<text>&nbsp;a</text>')],
    ['an element that does not end', section('<text>a')],
    ['elements that cross', section('<text><content>a</text></content>')],
    ['an attribute without quotes', section('<text ID=a>a</text>')],
    ['two roots', `${section('')}<a/>`],
    ['words outside', `${section('')}a`],
    ['a character that is none', section('<text>&#x110000;</text>')],
    ['nothing but a beginning', '<?xml version="1.0"?>'],
  ])('is not strict with %s, and then is read as browsers do', (_what, xml) => {
    expect(withinBudget(() => xmlTree(xml, createBudget()))).toBeNull();
    expect(['html', 'unreadable']).toContain(read(xml).kind);
  });

  it('grows by no entity and is given up beyond its bounds', () => {
    expect(withinBudget(() => xmlTree('<a>'.repeat(100), createBudget(50)))).toBeNull();
    expect(read(`<ClinicalDocument>${'<a>'.repeat(600)}`)).toEqual({ kind: 'unreadable', why: 'too-intricate' });
    expect(wordsToJudge(utf8(`<ClinicalDocument>${'<a>'.repeat(600)}`), '')?.whole).toBe(false);
  });
});

describe('HTML in the strict form of XML', () => {
  it('is read strictly, so that an element that ends itself swallows nothing', () => {
    const xhtml =
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>' +
      '<body><p>a</p><script/><p>b</p></body></html>';
    expect(shown(read(xhtml))).toEqual(['a', 'b']);
    expect(shown(readLetter(utf8(xhtml.replace(/^<\?.*?\?>/, '')), 'application/xhtml+xml'))).toEqual(['a', 'b']);
  });
});
