/**
 * What do letters of emergency departments, maternity units, clinics and practices look like? Synthetic templates; `@`
 * stands for each answer to a routine question, so that one template is a letter with any answer.
 */
export interface LetterTemplate {
  readonly name: string;
  readonly from: 'emergency' | 'maternity' | 'clinic' | 'practice';
  readonly type: 'text/plain' | 'text/html' | 'text/rtf' | 'text/xml';
  /** Says something in its own words that is never shared, whatever the answers. */
  readonly tells?: true;
  readonly body: string;
}

const rtf = (...lines: readonly string[]): string =>
  `{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs22 ${lines.join('\\par\n')}\\par}`;
const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const cda = (title: string, ...sections: readonly (readonly [string, string])[]): string =>
  `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>${title}</title><component><structuredBody>` +
  sections
    .map(([name, text]) => `<component><section><title>${name}</title><text>${text}</text></section></component>`)
    .join('') +
  '</structuredBody></component></ClinicalDocument>';

const EMERGENCY: readonly (readonly [name: string, type: LetterTemplate['type'], body: string, tells?: true])[] = [
  [
    'discharge letter with a blood screen in the footer',
    'text/plain',
    'EMERGENCY DEPARTMENT DISCHARGE LETTER\n\nDear Doctor\n\nYour patient attended with palpitations and was found to be in atrial fibrillation.\n\nMedication started: Apixaban 5 mg twice a day\n\nPlan: cardiology clinic in six weeks\n\nRoutine BBV screen: @',
  ],
  [
    'opt-out testing in the results',
    'text/plain',
    'ED Summary\nPresenting complaint: fall\nDiagnosis: fracture of distal radius\nInvestigations:\nX-ray wrist: Colles fracture\nHb: 121\nHIV test: @\nHepatitis B: not detected\nHepatitis C: not detected\nTreatment: backslab\nFollow-up: fracture clinic, 3 days',
  ],
  [
    'columns by blanks',
    'text/plain',
    'Laboratory results\n\nHb                 132\nWCC                7.1\nHIV 1/2 Ag/Ab      @\nSodium             139\nPotassium          4.2\n\nDischarged home on co-amoxiclav 625 mg three times a day.',
  ],
  [
    'questions of triage',
    'text/plain',
    'TRIAGE\nPain score: 4\nDo you feel safe at home? @\nDomestic violence: @\nAlcohol: 10 units a week\nAllergies: penicillin (rash)\n\nIMPRESSION\nRenal colic. Diclofenac given.',
  ],
  [
    'tick boxes',
    'text/plain',
    'Attendance record\n[ ] Ambulance  [x] Walked in\nPrisoner: @\nKnown to police: @\nSafeguarding: none\n\nDiagnosis: laceration of scalp, glued.\nTetanus: up to date',
  ],
  [
    'value on the next line',
    'text/plain',
    'Discharge summary\n\nBlood-borne virus screening\n@\n\nDiagnosis\nCommunity-acquired pneumonia\n\nMedication on discharge\nDoxycycline 100 mg once a day, 5 days',
  ],
  [
    'table in HTML',
    'text/html',
    `<html><body><h1>Emergency department</h1><p>Seen with chest pain; troponin negative.</p><table>${row('Test', 'Result', 'Date')}${row('Troponin', '4', '12/03/2026')}${row('HIV screen', '@', '12/03/2026')}${row('D-dimer', '210', '12/03/2026')}</table><p>Plan: GP to repeat lipids.</p></body></html>`,
  ],
  [
    'list in HTML',
    'text/html',
    '<html><body><h2>Safeguarding questions</h2><ul><li>Domestic abuse: @</li><li>Routine enquiry made: @</li><li>Lives alone: yes</li></ul><h2>Diagnosis</h2><p>Migraine</p><h2>Plan</h2><ol><li>Sumatriptan 50 mg</li><li>Return if worse</li></ol></body></html>',
  ],
  [
    'columns in HTML',
    'text/html',
    `<html><body><p>Bloods today</p><table><tr><th>Hb</th><th>HIV</th><th>Platelets</th></tr>${row('118', '@', '240')}</table><p>Discharged on ferrous fumarate.</p></body></html>`,
  ],
  [
    'RTF from a word processor',
    'text/rtf',
    rtf(
      '\\b Emergency Department\\b0',
      'Diagnosis: deep vein thrombosis',
      'Medication: rivaroxaban 15 mg twice a day',
      'HIV test (opt-out): @',
      'Domestic abuse enquiry: @',
      'GP action: repeat renal function in 3 months',
    ),
  ],
  [
    'CDA of a hospital',
    'text/xml',
    cda(
      'Emergency care summary',
      ['Diagnosis', '<paragraph>Asthma exacerbation</paragraph>'],
      ['Investigations', `<table><tbody>${row('Peak flow', '310')}${row('BBV screen', '@')}</tbody></table>`],
      ['Medications', '<list><item>Prednisolone 40 mg, 5 days</item></list>'],
    ),
  ],
  [
    'list of bloods',
    'text/plain',
    'Bloods: FBC, U&E, LFT, CRP, HIV @, clotting\nECG: sinus rhythm\nImpression: viral gastritis\nPlan: omeprazole 20 mg for 4 weeks',
  ],
  [
    'custody question of mental-health triage',
    'text/plain',
    'Liaison psychiatry triage\nForensic history: @\nEver been in prison? @\nMood: low\nPlan: crisis line number given, sertraline 50 mg started',
  ],
  [
    'wrapped by a terminal',
    'text/plain',
    'A&E LETTER\n  HIV SCREEN ........ @\n  CHEST X-RAY ....... CLEAR\n  ECG ............... NORMAL\n\n  DISCHARGED. NO FOLLOW UP. PARACETAMOL 1 G FOUR TIMES A DAY.',
  ],
  [
    'several questions on one line',
    'text/plain',
    'Screening  Domestic violence: @  Alcohol: 2 units  Smoking: never\nHIV test: @   Hepatitis C: negative\nDiagnosis: gastroenteritis\nPlan: oral fluids',
  ],
  [
    'in its own words',
    'text/plain',
    'Dear Doctor\n\nThis man, who has HIV and is under the care of the infectious diseases team, attended with a cough.\n\nHIV test: @\n\nPlan: chest clinic',
    true,
  ],
];

const MATERNITY: typeof EMERGENCY = [
  [
    'booking letter',
    'text/plain',
    'ANTENATAL BOOKING\n\nEDD: 12/10/2026\nParity: 1+0\nPrevious terminations: @\nMethod of conception: @\nBlood group: A positive\nHb: 124\nHIV: @\nSyphilis: @\nHepatitis B: negative\nRubella: immune\nFolic acid: taking\nSmoking: no\n\nPlan: dating scan; aspirin 150 mg from 12 weeks',
  ],
  [
    'booking in HTML',
    'text/html',
    `<html><body><h1>Booking summary</h1><table>${row('Gravida', '2')}${row('Terminations', '@')}${row('IVF pregnancy', '@')}${row('Blood group', 'O negative')}${row('Antenatal infection screen', '@')}${row('Domestic abuse asked', '@')}${row('Anti-D', 'at 28 weeks')}</table></body></html>`,
  ],
  [
    'postnatal discharge',
    'text/plain',
    'Postnatal discharge summary\nMode of birth: emergency caesarean section\nBlood loss: 900 ml\nAntenatal infection screening: @\nRoutine enquiry (domestic abuse): @\nContraception: progestogen-only pill\nMedication: enoxaparin 40 mg once a day for 10 days\nFollow-up: GP at 6 weeks',
  ],
  [
    'triage in pregnancy',
    'text/plain',
    'Maternity triage\nReason: reduced fetal movements at 34+2\nCTG: normal\nFeels safe at home: @\nSeen alone (routine enquiry): @\nPlan: home, growth scan in 2 weeks',
  ],
  [
    'partogram in RTF',
    'text/rtf',
    rtf(
      'Labour ward summary',
      'Blood group\\tab O positive',
      'HIV status\\tab @',
      'Group B streptococcus\\tab positive - benzylpenicillin in labour',
      'Hepatitis B\\tab negative',
      'Estimated blood loss\\tab 350 ml',
    ),
  ],
  [
    'table in RTF',
    'text/rtf',
    '{\\rtf1\\ansi Booking bloods\\par\\trowd\\intbl HIV\\cell @\\cell\\row\\trowd\\intbl Syphilis\\cell @\\cell\\row\\trowd\\intbl Hb\\cell 119\\cell\\row\\pard Plan: iron\\par}',
  ],
  [
    'CDA of a maternity system',
    'text/xml',
    cda(
      'Antenatal summary',
      ['Screening', '<list><item>HIV screen: @</item><item>Sickle cell screen: negative</item></list>'],
      ['Social', '<paragraph>Domestic abuse: @</paragraph><paragraph>Lives with husband</paragraph>'],
      ['Plan', '<paragraph>Consultant-led care, low molecular weight heparin</paragraph>'],
    ),
  ],
  [
    'answers in lines of their own',
    'text/html',
    '<html><body><p>HIV screening test</p><p>@</p><p>Sickle cell screening</p><p>Not a carrier</p><p>Has your partner ever hurt you?</p><p>@</p><p>Occupation</p><p>Teacher</p></body></html>',
  ],
  [
    'early pregnancy unit',
    'text/plain',
    'EARLY PREGNANCY UNIT\nLMP: 02/01/2026\nNumber of terminations: @\nPrevious ectopic: no\nScan: single live intrauterine pregnancy, 8+1\nPlan: routine booking, 75 mg aspirin',
  ],
  [
    'obstetric history as a list',
    'text/plain',
    'Gravida 3: 2018 normal birth, TOP @, 2021 caesarean section\nAllergies: latex\nCurrent pregnancy: uncomplicated, 28 weeks\nPlan: birth options clinic',
  ],
  [
    'perinatal mental health',
    'text/plain',
    'Perinatal mental health\nHARK questionnaire: @\nPrevious convictions: @\nEPDS: 14\nPlan: sertraline 100 mg, weekly contact',
  ],
  [
    'neonatal discharge',
    'text/plain',
    'Neonatal unit discharge\nBirth weight: 3,120 g\nMaternal HIV status: @\nMaternal hepatitis B: negative\nVitamin K: given\nHearing: pass\nFeeding: breast',
  ],
  [
    'in its own words',
    'text/plain',
    'Dear colleague\n\nShe conceived by IVF at a private unit and has disclosed domestic abuse to her midwife.\n\nDomestic abuse: @\nPlan: consultant clinic',
    true,
  ],
];

const CLINIC: typeof EMERGENCY = [
  [
    'pre-operative assessment',
    'text/plain',
    'PRE-OPERATIVE ASSESSMENT\nProcedure: laparoscopic cholecystectomy\nMRSA: negative\nHIV / Hepatitis risk: none known\nHIV: @\nASA: 2\nMedication to stop: apixaban 48 hours before\nAllergies: none known',
  ],
  [
    'registration sheet',
    'text/html',
    `<html><body><table>${row('Name', 'Test Person')}${row('Gender identity', '@')}${row('Is your gender the same as at birth?', '@')}${row('Religion', 'None')}</table><p>Referred for knee pain.</p></body></html>`,
  ],
  [
    'dialysis bloods',
    'text/html',
    `<html><body><h2>Monthly bloods</h2><table>${row('Potassium', '5.1')}${row('Urea', '22')}${row('HIV antibody', '@')}${row('Hepatitis B surface antigen', 'negative')}</table><p>Phosphate binder increased.</p></body></html>`,
  ],
  [
    'biologics screening',
    'text/plain',
    'Rheumatology\n\nScreening before adalimumab\nTB Elispot: negative\nHIV serology: @\nHepatitis B core antibody: negative\nChest x-ray: clear\n\nPlan: start adalimumab 40 mg every 2 weeks; methotrexate 15 mg weekly',
  ],
  [
    'endoscopy',
    'text/rtf',
    rtf(
      'Endoscopy report',
      'Indication: reflux',
      'Blood-borne virus risk: @',
      'Findings: hiatus hernia',
      'Plan: omeprazole 40 mg',
    ),
  ],
  [
    'cardiology',
    'text/plain',
    'Dear Dr Patel\n\nDiagnosis: heart failure with reduced ejection fraction\nMedication: bisoprolol 5 mg, ramipril 5 mg, dapagliflozin 10 mg\n\nHe is well. Please increase ramipril to 10 mg in two weeks.\n\nYours sincerely',
  ],
  [
    'community nursing',
    'text/plain',
    'Community nursing\nWound: healing\nDressing: weekly\nSafe at home: @\nNext visit: 3 December',
  ],
  [
    'infectious diseases clinic',
    'text/plain',
    'Dear Doctor\nDiagnoses: HIV infection, well controlled; hypertension\nMedication: amlodipine\nPlan: six months',
    true,
  ],
];

const PRACTICE: typeof EMERGENCY = [
  [
    'referral with a summary',
    'text/plain',
    'Referral to orthopaedics\n\nProblem: osteoarthritis of the hip\nMedication: naproxen 500 mg, omeprazole 20 mg\nAllergies: none known\nDomestic violence: @\nBMI: 29',
  ],
  [
    'new patient check',
    'text/plain',
    'New patient health check\nBlood pressure: 128/76\nSmoking: ex\nSexual history: @\nHIV test offered: @\nOffences: @\nAlcohol: nil',
  ],
  [
    'referral to gynaecology',
    'text/html',
    '<html><body><p>Dear colleague</p><p>Thank you for seeing her about heavy bleeding.</p><p>Chlamydia screen: @<br>Smear: 2024, normal<br>Hb: 101<br>TOP: @</p><p>She takes tranexamic acid.</p></body></html>',
  ],
  [
    'annual review',
    'text/plain',
    'Annual diabetes review\nHbA1c: 54\neGFR: 88\nFeet: low risk\nMetformin 1 g twice a day, to go on.',
  ],
  [
    'prison-neutral template',
    'text/rtf',
    rtf(
      'Substance misuse review',
      'In custody: @',
      'On probation: @',
      'Methadone 40 ml once a day, supervised',
      'BBV status: @',
    ),
  ],
  [
    'mental-health assessment',
    'text/plain',
    'Initial assessment\nMood: low for 3 months\nForensic history:\n@\nRisk to self: low\nPlan: talking therapy, review in 4 weeks',
  ],
  [
    'probation in its own words',
    'text/plain',
    'Dear colleague\nHe was released from custody in May and is supervised by a probation officer. Please assess his back pain.',
    true,
  ],
];

const all = (from: LetterTemplate['from'], templates: typeof EMERGENCY): readonly LetterTemplate[] =>
  templates.map(([name, type, body, tells]) => ({ name, from, type, body, ...(tells === undefined ? {} : { tells }) }));

export const TEMPLATES: readonly LetterTemplate[] = [
  ...all('emergency', EMERGENCY),
  ...all('maternity', MATERNITY),
  ...all('clinic', CLINIC),
  ...all('practice', PRACTICE),
];

/** The letter with this answer to every routine question. */
export const letterWith = ({ body }: LetterTemplate, answer: string): Uint8Array =>
  new TextEncoder().encode(body.replaceAll('@', answer));
