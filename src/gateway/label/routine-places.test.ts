/** Is a routine line cut wherever it stands, and is nothing else taken for one? `@` stands for the answer. */
import { describe, expect, it } from 'vitest';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import { judgeLetter, letterRulesOf } from './judge-letter';

const rules = letterRulesOf(policy);
const judged = (type: string, letter: string) => judgeLetter(new TextEncoder().encode(letter), type, rules);
const ANSWERS = [
  'positive',
  'negative',
  '',
  'NOT DETECTED',
  'Reactive - see clinic letter',
  'Y',
  'N',
  'positive, started on ARVs by Dr X; partner informed',
  'declined by patient',
];

const PLACES: readonly (readonly [type: string, letter: string])[] = [
  ['text/plain', 'ED letter\nHIV Screen: @\n'],
  ['text/plain', 'ED letter\r\nDx: asthma\r\nHIV Screening Result - @'],
  ['text/plain', 'Dx: asthma\n\nHIV:\n@\n\nPlan: inhaler'],
  ['text/plain', 'Dx: asthma\nHIV Ag/Ab Combo\t@\nPlan: inhaler'],
  ['text/plain', 'Dx: asthma\nHIV (Human immunodeficiency virus) test: @\nPlan: inhaler'],
  ['text/plain', 'Dx: asthma\nWas an HIV test offered? @\nPlan: inhaler'],
  ['text/plain', 'Dx: asthma\nOpt-out HIV test performed: Yes   Result: @\nPlan: inhaler'],
  ['text/plain', 'Dx: asthma\nBlood Borne Viruses (HIV/HBV/HCV): @\nPlan: inhaler'],
  ['text/plain', 'Dx: asthma\n* HIV screen = @\n* Plan = inhaler'],
  ['text/plain', 'Dx: asthma\n1. HIV test @\n2. inhaler'],
  ['text/plain', 'Dx: asthma\nHIV test result: @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nHIV POCT: @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nDV screen: @. Safeguarding: nil\nInhaler given'],
  ['text/plain', 'Dx: asthma\nDomestic violence/abuse: @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nDomestic Abuse (DA) Routine Enquiry completed? @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nHas the patient disclosed domestic abuse? @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nAny concerns re domestic abuse: @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nIs there evidence of domestic abuse or violence? @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nPrisoner? @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nCurrently detained in custody/prison: @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nCriminal convictions: @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nTermination of pregnancy (number): @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nTOPs: @   Miscarriages: 1\nInhaler given'],
  ['text/plain', 'Dx: asthma\nIVF/ICSI: @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nAssisted conception (IVF etc): @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nSexual health screen: @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nSTI screening offered: @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nAntenatal screening (HIV, syphilis, hepatitis B): @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nVirology: HIV 1+2 Ab/Ag: @, HBsAg: negative\nInhaler given'],
  ['text/plain', '| Test | Result |\n|---|---|\n| Hb | 120 |\n| HIV | @ |\n| CRP | 5 |'],
  ['text/plain', 'Dx: asthma\nHIV status (if known): @\nInhaler given'],
  ['text/plain', 'Dx: asthma\nHIV risk assessment: @\nInhaler given'],
  ['text/plain', 'Dx: asthma\n\nRoutine screening\n-----------------\nHIV: @\nHepatitis B: negative\n\nInhaler given'],
  ['text/plain', 'Dx: asthma. HIV screen: @. Discharged with inhaler'],
  ['text/html', '<p>Dx: asthma</p><p><strong>HIV screen:</strong> @</p><p>Inhaler</p>'],
  ['text/html', '<p>Dx: asthma<br/><b>HIV test</b>: @<br/>Inhaler</p>'],
  ['text/html', '<p>Dx: asthma</p><dl><dt>HIV screen</dt><dd>@</dd><dt>Plan</dt><dd>Inhaler</dd></dl>'],
  ['text/html', '<h3>HIV screen</h3><p>@</p><h3>Plan</h3><p>Inhaler</p>'],
  [
    'text/html',
    '<table><thead><tr><th>Test</th><th>Result</th></tr></thead><tbody><tr><td>HIV 1 &amp; 2 antibody</td><td>@</td></tr><tr><td>Hb</td><td>130</td></tr></tbody></table>',
  ],
  ['text/html', '<table><tr><th>HIV</th><td>@</td></tr><tr><th>Hb</th><td>130</td></tr></table>'],
  [
    'text/html',
    '<table><tr><td>Dx</td><td>asthma</td></tr><tr><td>Screening</td><td>HIV: @<br>Hep B: neg</td></tr></table>',
  ],
  [
    'text/html',
    '<table><tr><td>DV disclosed</td><td><input type="checkbox" checked> @</td></tr><tr><td>Dx</td><td>asthma</td></tr></table>',
  ],
  ['text/html', '<div>Dx: asthma</div><div>Domestic abuse enquiry</div><div>@</div><div>Plan: inhaler</div>'],
  ['text/rtf', '{\\rtf1 Dx: asthma\\par {\\b HIV screen:} @\\par Plan: inhaler\\par}'],
  ['text/rtf', '{\\rtf1 Dx: asthma\\par {\\b HIV screen}\\par @\\par Plan: inhaler\\par}'],
  ['text/rtf', '{\\rtf1 Dx: asthma\\line HIV screen: @\\line Plan: inhaler\\par}'],
  [
    'text/xml',
    '<ClinicalDocument xmlns="urn:hl7-org:v3"><component><structuredBody><component><section><title>Screening</title><text><list><item><caption>HIV screen</caption> @</item></list></text></section></component><component><section><title>Plan</title><text>Inhaler</text></section></component></structuredBody></component></ClinicalDocument>',
  ],
  [
    'text/xml',
    '<ClinicalDocument xmlns="urn:hl7-org:v3"><component><structuredBody><component><section><title>HIV screening</title><text>@</text></section></component><component><section><title>Plan</title><text>Inhaler</text></section></component></structuredBody></component></ClinicalDocument>',
  ],
  [
    'text/plain',
    'Emergency Department Attendance\nPatient attended: 12/03/2026\nInvestigations\n- HIV Ab/Ag Screen: @\n- FBC: normal\n\nTreatment: amoxicillin',
  ],
  [
    'text/plain',
    'Dear GP,\nAs part of our opt-out blood borne virus testing programme your patient was tested.\nHIV result: @\nHepatitis C antibody: negative\n\nDiagnosis: cellulitis',
  ],
  [
    'text/plain',
    'RESULTS\n-------\nHIV 1/2 ANTIBODY/P24 ANTIGEN   @\nHBSAG                          NEGATIVE\n\nADVICE: REPEAT U&E',
  ],
  [
    'text/plain',
    'Badgernet Maternity Notes\nBooking details\n  Domestic abuse asked: @\n  FGM asked: No\n  Smoker: No\nPlan\n  Aspirin 150mg',
  ],
  ['text/plain', 'Safeguarding\n  Is the patient a victim of domestic abuse: @\n  Any children at home: 2\nDx: asthma'],
  ['text/plain', 'Routine enquiry re DVA: @\nDx: asthma'],
  ['text/plain', 'DVA routine enquiry - @\nDx: asthma'],
  ['text/plain', 'Partner present: No\nDomestic violence question asked: @\nDx: asthma'],
  ['text/plain', 'HITS score: @\nDx: asthma'],
  ['text/plain', 'Obstetric history\nGravida: 2\nPara: 1\nTerminations: @\nMiscarriages: 0\nDx: asthma'],
  ['text/plain', 'Previous TOP: @\nDx: asthma'],
  ['text/plain', 'Is this an IVF pregnancy? @\nDx: asthma'],
  ['text/plain', 'Conceived by assisted conception? @\nDx: asthma'],
  ['text/plain', 'Type of conception: @\nDx: asthma'],
  ['text/plain', 'Custody status: @\nDx: asthma'],
  ['text/plain', 'Brought in by: ambulance\nIn police custody: @\nDx: asthma'],
  ['text/plain', 'Police custody? @\nDx: asthma'],
  ['text/plain', 'Criminal record: @\nDx: asthma'],
  ['text/plain', 'History of offending: @\nDx: asthma'],
  ['text/plain', 'Syphilis screen (booking): @\nDx: asthma'],
  ['text/plain', 'Chlamydia test @\nDx: asthma'],
  ['text/plain', 'GUM referral offered: @\nDx: asthma'],
  ['text/plain', 'Gender same as assigned at birth: @\nDx: asthma'],
  ['text/plain', 'Gender Identity (self-described): @\nDx: asthma'],
  [
    'text/html',
    '<div class="field"><span class="label">HIV Test</span><span class="value">@</span></div><div>Dx: asthma</div>',
  ],
  [
    'text/html',
    '<html><table><tr><td><b>Bloods</b></td><td>HIV: @, Hb: 120</td></tr><tr><td>Dx</td><td>asthma</td></tr></table>',
  ],
  [
    'text/html',
    '<html><table><tr><th colspan=2>Infection screen</th></tr><tr><td>HIV</td><td>@</td></tr><tr><td>Hep B</td><td>Neg</td></tr></table><p>Dx: asthma</p>',
  ],
  ['text/html', '<html><p>Bloods:<br>&nbsp;&nbsp;HIV - @<br>&nbsp;&nbsp;CRP - 5</p><p>asthma</p>'],
  ['text/html', '<html><ul><li><p>HIV test: @</p></li><li><p>asthma</p></li></ul>'],
  ['text/rtf', '{\\rtf1{\\*\\generator Msftedit}\\pard\\b HIV Screening\\b0\\tab @\\par Dx asthma\\par}'],
  [
    'text/rtf',
    '{\\rtf1\\trowd\\cellx3000\\cellx6000 Test\\intbl\\cell Result\\intbl\\cell\\row\\trowd HIV screen\\intbl\\cell @\\intbl\\cell\\row\\trowd Hb\\intbl\\cell 120\\intbl\\cell\\row\\pard asthma\\par}',
  ],
];
const IN_OWN_WORDS: readonly string[] = [
  'HIV screen: positive, started on ARVs by Dr X; partner informed\n\nHe takes Triumeq and sees the HIV team.',
  'HIV positive since 2010.\nPlan: inhaler',
  'Known HIV, on treatment.\nPlan: x',
  'HIV screen: neg\nShe told me she is HIV positive.',
  'Dx: asthma\nCD4: 200',
  'She was assaulted by her partner.\nDV: yes',
  'HIV screen: neg\nReferred to GUM clinic',
  'Diagnosis: HIV',
  'PMH: HIV, asthma',
  'He was imprisoned last year.\nPrisoner: no',
  'HIV screen: positive\nViral load: 20 copies',
  'Medication: Truvada, ramipril',
  'Allergies: abacavir',
  'Sexual Health\nClinic\nDear Doctor',
  'Sexual Health     Tel: 020 7946 0000\nDear Doctor',
  'Domestic violence\nunit\nDear Doctor',
  'Diagnoses\nHIV\nHypertension',
  'HIV - diagnosed 2010, on treatment\nPlan: inhaler',
  'PMH: HIV: diagnosed 2010\nPlan: inhaler',
  'He has spent three years\nin prison\nand was released in May.',
  'She is waiting for a\ntermination of pregnancy\nnext week.',
  'I saw this lady, who conceived by\nIVF\nlast year.',
];

/** Several results that share their value, or whose columns cannot be told apart. */
const WITHHELD: readonly string[] = [
  'Booking bloods: HIV neg, syphilis neg, seen by the consultant',
  'HIV    HBV    HCV\nneg    neg    neg\nInhaler given',
  'Hb   HIV\n120   neg',
];

describe('a routine line', () => {
  it.each(PLACES)('goes whatever was answered: %s %s', (type, letter) => {
    const given = ANSWERS.map((answer) => ({ answer, ...judged(type, letter.replaceAll('@', answer)) }));
    expect(given).toEqual(given.map(({ answer }) => ({ ...given[0], answer })));
    expect(given[0]).toMatchObject({ give: 'words' });
    for (const rest of [
      'asthma',
      'nhaler',
      'Plan',
      'Hb:',
      'CRP',
      'amoxicillin',
      'cellulitis',
      'Aspirin',
      'Miscarriages',
      'U&E',
    ])
      if (letter.includes(rest)) expect(JSON.stringify(given[0])).toContain(rest);
  });

  it.each(IN_OWN_WORDS)('takes no sentence with it that tells: %s', (letter) => {
    expect(judged('text/plain', letter).give).toBe('nothing');
  });

  it.each([
    '<table><tr><td>Diagnosis</td><td>HIV</td></tr><tr><td>Plan</td><td>Inhaler</td></tr></table>',
    '<table><tr><td>Reason</td><td>Domestic violence</td></tr></table>',
    '<table><tr><td>Problem</td><td>Prisoner</td></tr><tr><td>Seen at</td><td>HMP Test</td></tr></table>',
    '<h1>HIV</h1><p>Clinic letter</p>',
    '<ul><li>HIV</li><li>Asthma</li></ul>',
  ])('is not the value of the cell before it, nor a heading of the letter: %s', (letter) => {
    expect(judged('text/html', letter).give).toBe('nothing');
  });

  it.each(WITHHELD)('that cannot be told from others goes with its letter: %s', (letter) => {
    expect(judged('text/plain', letter).give).toBe('nothing');
  });

  it('longer than a line is prose', () => {
    const letter = (more: number): string => `HIV screen: negative ${'x'.repeat(more)}\n\nPlan: inhaler`;
    expect(judged('text/plain', letter(300)).give).toBe('words');
    expect(judged('text/plain', letter(400)).give).toBe('nothing');
  });

  it('leaves a letter without it as it was sent', () => {
    expect(judged('text/plain', 'Dear Doctor\n\nHe is well.')).toEqual({ give: 'as-sent', unread: false });
  });

  it('is cut by no other setting', () => {
    const letter = new TextEncoder().encode('HIV screen: negative\n\nPlan: inhaler');
    expect(judgeLetter(letter, 'text/plain', { ...rules, documents: 'any' }).give).toBe('nothing');
    expect(judgeLetter(letter, 'text/plain', { ...rules, documents: 'metadata' })).toEqual({
      give: 'as-sent',
      unread: false,
    });
  });

  it('goes with nothing of what the letter does not show', () => {
    const letter = '<html><!-- HIV positive --><p title="on ARVs">Asthma</p><p>HIV screen: positive</p></html>';
    expect(judged('text/html', letter)).toEqual({ give: 'words', text: 'Asthma\n', warnings: [] });
  });
});
