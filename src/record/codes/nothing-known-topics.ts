/**
 * By which words is each kind of thing denied? The data of the grammar in nothing-known-words.ts: nouns, what may stand
 * before them, and whole texts.
 */

export type Topic =
  'medications' | 'problems' | 'immunisations' | 'procedures' | 'devices' | 'alerts' | 'contacts' | 'plans';

export interface TopicWords {
  readonly nouns: string;
  /** What may stand before the noun and leaves it the same denial; never “other”, which says that there are some. */
  readonly qualities: string;
  /** True where “no” before a quality alone denies nothing: “No access” and “No communication” may be orders. */
  readonly needsNoun?: true;
  /** `takes no …`, `is not on any …`, `has never had any …`. */
  readonly verbs: string;
  readonly being: string;
  /** Whole texts that deny, beside the grammar. */
  readonly own: string;
  /** Whole texts that say that nothing is known. */
  readonly blank?: string;
}

/** What may stand before the noun of any topic. */
export const ALWAYS =
  'known|any|current|currently|previous|prior|past|reported|identified|recorded|documented|significant|' +
  'relevant|active|' +
  'history of|hx of|record of|evidence of|personal|ongoing';

export const TOPICS: Readonly<Record<Topic, TopicWords>> = {
  medications: {
    nouns:
      'medication|medications|medicine|medicines|meds|med|drug|drugs|drug therapy|drug treatment|treatment|therapy|' +
      'prescription|prescriptions|prescribed medication|prescribed medicines|medicinal products|tablets|' +
      'pharmacotherapy|otc|over the counter|herbal remedies|supplements|medicamentos|meddyginiaeth|meddyginiaethau',
    qualities:
      'regular|regularly|reg|repeat|repeats|acute|long term|longterm|prescribed|prescription|home|usual|' +
      'daily|chronic|' +
      'routine|oral|concurrent|concomitant|outpatient|inpatient|discharge|admission|new|' +
      'prescribed or over the counter',
    verbs:
      'take|takes|taking|took|taken|use|uses|using|used|prescribed|receive|receives|receiving|received|' +
      'require|requires',
    being: 'on|taking|using|prescribed|receiving|currently on|currently taking|currently prescribed|prescribed with',
    own:
      'no drug therapy prescribed|patient not on self medications|not on medication|medication free|' +
      'drug naive|dim meddyginiaeth|nkm|nkms|nrm|not taking anything|not on anything|takes nothing|nil regular|' +
      'stopped all medication|stopped all medications|stopped all meds|all medication stopped|off all medication|' +
      'off all medications|off all meds',
    blank: 'no medication history|no medicine history|no medicines history|no drug history|no meds history',
  },
  problems: {
    nouns:
      'problem|problems|diagnosis|diagnoses|condition|conditions|illness|illnesses|disease|diseases|disability|' +
      'disabilities|comorbidity|comorbidities|co morbidity|co morbidities|medical history|pmh|pmhx|' +
      'medical problems|' +
      'health problems|health concerns|concern|concerns|history|issue|issues|disorder|disorders',
    qualities:
      'medical|health|clinical|chronic|acute|long term|longterm|major|minor|serious|underlying|coexisting|' +
      'new|mental|physical|surgical',
    verbs: 'have|had|has|suffer from|suffers from|have had|reports|report',
    being: 'known to have|suffering from|under treatment for',
    own:
      'no current problems or disability|nil of note|fit and well|pmh nil|nil pmh|nil past medical history|' +
      'nad|nothing abnormal detected|no abnormality detected|nkp',
  },
  immunisations: {
    nouns:
      'immunisation|immunisations|immunization|immunizations|vaccination|vaccinations|vaccine|vaccines|jab|' +
      'jabs|imms|vaccs',
    qualities: 'childhood|routine|travel|influenza|flu|covid|covid 19|primary|booster',
    verbs: 'have|had|has|received|receive|been given|given|have had|has had',
    being: 'vaccinated with|immunised with',
    own:
      'unvaccinated|unimmunised|unimmunized|not vaccinated|not immunised|not immunized|never vaccinated|' +
      'never immunised|' +
      'never immunized|patient is unvaccinated|no vaccines given|no immunisations given|' +
      'no immunizations given|no vaccinations given',
    blank:
      'no immunisation history|no immunization history|no immunisations history|no vaccination history|' +
      'no vaccine history|no imms history',
  },
  procedures: {
    nouns:
      'procedure|procedures|operation|operations|surgery|surgeries|surgical history|surgical procedures|' +
      'intervention|' +
      'interventions|psh|history|procs|proc|ops',
    qualities: 'surgical|medical|major|minor|invasive|operative',
    verbs: 'have|had|has|undergone|undergo|have had|has had|underwent',
    being: 'known to have had',
    own: 'nil surgical history|nil psh|psh nil',
  },
  devices: {
    nouns: 'device|devices|device use|implant|implants|implanted devices|medical devices|equipment|aids|appliances',
    qualities: 'medical|implanted|implantable|assistive|prosthetic',
    verbs: 'have|has|had|use|uses|using',
    being: 'using|fitted with',
    own: 'no devices in use|no devices in situ',
  },
  // INVARIANT: nothing that may be an order stands here: “no visitors”, “no oral medication”, “no interpreter”.
  alerts: {
    needsNoun: true,
    nouns:
      'alert|alerts|flag|flags|warning|warnings|risk|risks|hazard|hazards|concern|concerns|safeguarding|need|needs|' +
      'adjustment|adjustments|issue|issues|marker|markers',
    qualities:
      'clinical|patient|critical|special|specific|additional|communication|information|access|accessibility|' +
      'reasonable|safeguarding|safety|child protection|adult safeguarding|infection|infection control|open',
    verbs: 'have|has|had|require|requires|need|needs|report|reports',
    being: 'at|subject to|known to have',
    own:
      'interpreter not required|interpreter not needed|no interpreter required|no interpreter needed|' +
      'does not need an interpreter|does not require an interpreter|no reasonable adjustments required|' +
      'no reasonable adjustments needed|no adjustments required|no adjustments needed|' +
      'no reasonable adjustment required|no reasonable adjustment needed|nil of note|nothing to alert|nka',
  },
  contacts: {
    needsNoun: true,
    nouns:
      'next of kin|nok|contact|contacts|emergency contact|emergency contacts|relative|relatives|family|carer|carers|' +
      'contact details|next of kin details',
    qualities: 'emergency|living|named|main|formal|informal|close|immediate',
    verbs: 'have|has|had',
    being: 'known to have',
    own: 'nobody|no one|no-one',
  },
  plans: {
    needsNoun: true,
    nouns:
      'plan|plans|care plan|care plans|support plan|support plans|treatment plan|crisis plan|care package|' +
      'package of care|packages of care|goal|goals|care team|care coordinator|key worker|named worker',
    qualities: 'care|advance|personalised|shared|formal|social|agreed',
    verbs: 'have|has|had|require|requires',
    being: 'under',
    own:
      'no goals set|no goals agreed|no goal set|no plan in place|no care plan in place|no care plans in place|' +
      'no package of care in place|no care package in place',
  },
};
