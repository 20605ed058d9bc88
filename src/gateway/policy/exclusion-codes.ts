/**
 * Which codes tell of an excluded category? The shipped seed; deployers load the full national refsets as value sets. Codes are text.
 * Sources: POLICY 3 (SNOMED CT UK, treatment functions), WHO ICD-10 and ATC, NHS Read codes (chapter prefixes), LOINC, OPCS-4, HL7 CQL sample for 412732008.
 */
import type { ExclusionId } from './exclusions';

/** The family a code system belongs to; how its URI was spelt does not matter. */
export type CodeFamily = 'sct' | 'icd10' | 'read' | 'atc' | 'function' | 'loinc' | 'opcs4';

export interface CodeRow {
  readonly exclusion: ExclusionId;
  readonly family: CodeFamily;
  /** Whole codes. */
  readonly codes?: readonly string[];
  /** Beginnings of codes, for systems whose hierarchy is in the code. */
  readonly prefixes?: readonly string[];
  readonly except?: readonly string[];
  readonly medicine?: true;
  readonly why: string;
}

export const EXCLUSION_CODES: readonly CodeRow[] = [
  { exclusion: 'EX-1', family: 'sct', why: 'The national refset of sexually transmitted infection, by its own id.', codes: ['999004381000000103'] },
  { exclusion: 'EX-1', family: 'sct', why: 'Sexual health, genitourinary and HIV services.', codes: ['893131000000100', '830039004', '788122004', '828181000000101', '1240241000000109', '24101000087102', '24081000087105', '431654006'] },
  { exclusion: 'EX-1', family: 'sct', why: 'HIV, its tests of either outcome, gonorrhoea, syphilis, chlamydia, genital herpes and warts.', codes: ['86406008', '165815009', '165816005', '8098009', '15628003', '76272004', '105629000', '240589008', '266113007', '19030005', '91947003'] },
  { exclusion: 'EX-1', family: 'sct', why: 'Further concepts that the seed must hold.', codes: ['10231000132102', '12271241000119109', '503241000000102'] },
  { exclusion: 'EX-1', family: 'sct', why: 'AIDS.', codes: ['62479008'] },
  { exclusion: 'EX-1', family: 'function', why: 'Treatment functions genitourinary medicine and HIV services.', codes: ['360', '504'] },
  { exclusion: 'EX-1', family: 'icd10', why: 'HIV disease; asymptomatic HIV; syphilis to other sexually transmitted infection; HIV test positive; contact with and screening for them.', prefixes: ['A50', 'A51', 'A52', 'A53', 'A54', 'A55', 'A56', 'A57', 'A58', 'A59', 'A60', 'A63', 'A64', 'B20', 'B21', 'B22', 'B23', 'B24', 'F02.4', 'F024', 'O98.7', 'O987', 'R75', 'Z11.3', 'Z113', 'Z11.4', 'Z114', 'Z20.2', 'Z202', 'Z20.6', 'Z206', 'Z21', 'Z71.7', 'Z717'] },
  { exclusion: 'EX-1', family: 'read', why: 'Read chapter A9 (syphilis and other venereal diseases), A788 and AyuC (HIV), 43C (HIV antibody), 65QA (carrier).', prefixes: ['A9', 'A788', 'AyuC', '43C', '65QA'] },
  { exclusion: 'EX-1', family: 'loinc', why: 'Tests for HIV, chlamydia, gonorrhoea and syphilis.', codes: ['75622-1', '56888-1', '29893-5', '7917-8', '7918-6', '5221-7', '68961-2', '48345-3', '31201-7', '20447-9', '25836-8', '21613-5', '43304-5', '36902-5', '43305-2', '24111-7', '5292-8', '20507-0', '24110-9', '22587-0'] },
  { exclusion: 'EX-1', family: 'atc', medicine: true, why: 'Antiretrovirals; not nirmatrelvir with ritonavir (COVID-19) and not adefovir, entecavir, telbivudine (hepatitis B).', prefixes: ['J05AE', 'J05AF', 'J05AG', 'J05AJ', 'J05AR', 'J05AX07', 'J05AX09', 'J05AX23', 'J05AX29', 'J05AX31'], except: ['J05AE30', 'J05AF08', 'J05AF10', 'J05AF11'] },
  { exclusion: 'EX-2', family: 'sct', why: 'The national refset of assisted fertilisation, by its own id; assisted conception; subfertility and infertility.', codes: ['999004371000000100', '63487001', '52637005'] },
  { exclusion: 'EX-2', family: 'sct', why: 'Infertility, female and male.', codes: ['8619003', '6738008', '2904007', '15296000'] },
  { exclusion: 'EX-2', family: 'icd10', why: 'Infertility, male and female; complications of and procedures for assisted conception.', prefixes: ['N46', 'N97', 'N98', 'Z31'] },
  { exclusion: 'EX-2', family: 'read', why: 'Read K5B (female infertility) and K26 (male infertility).', prefixes: ['K5B', 'K26'] },
  { exclusion: 'EX-2', family: 'opcs4', why: 'Introduction of gamete into the uterine cavity; in vitro fertilisation.', prefixes: ['Q13', 'Y96'] },
  { exclusion: 'EX-2', family: 'atc', medicine: true, why: 'Gonadotrophins and other ovulation stimulants; ganirelix, cetrorelix.', prefixes: ['G03GA', 'G03GB', 'H01CC01', 'H01CC02'] },
  { exclusion: 'EX-3', family: 'sct', why: 'The national refset of termination of pregnancy, by its own id; termination services; requests and procedures.', codes: ['999004361000000107', '310062002', '57797005'] },
  { exclusion: 'EX-3', family: 'icd10', why: 'Medical, other and unspecified abortion (not miscarriage, O03).', prefixes: ['O04', 'O05', 'O06', 'O07'] },
  { exclusion: 'EX-3', family: 'read', why: 'Read L05 and L06 (induced abortion), 6776 and 8H7W (counselling, referral), 956 (certificate), 9Ea (reason).', prefixes: ['L05', 'L06', '6776', '8H7W', '8M6', '956', '9Ea'] },
  { exclusion: 'EX-3', family: 'opcs4', why: 'Introduction of abortifacient into the uterine cavity.', prefixes: ['Q14'] },
  { exclusion: 'EX-3', family: 'atc', medicine: true, why: 'Mifepristone, alone or in combination.', prefixes: ['G03XB01', 'G03XB51'] },
  { exclusion: 'EX-4', family: 'sct', why: 'The national refset of gender identity, by its own id; gender identity services; gender dysphoria; gender reassignment.', codes: ['999004351000000109', '896974005', '93461009', '407374003'] },
  { exclusion: 'EX-4', family: 'icd10', why: 'Gender identity disorders.', prefixes: ['F64'] },
  { exclusion: 'EX-4', family: 'opcs4', why: 'Operations for sexual transformation.', prefixes: ['X15'] },
  { exclusion: 'EX-5', family: 'sct', why: 'History of domestic violence, victim of intimate partner abuse: the seed; deployers load the list.', codes: ['412732008', '706893006'] },
  { exclusion: 'EX-5', family: 'icd10', why: 'Neglect, abandonment and maltreatment by spouse or partner.', prefixes: ['Y06.0', 'Y060', 'Y07.0', 'Y070'] },
  { exclusion: 'EX-6', family: 'icd10', why: 'Conviction, imprisonment, release from prison and other legal circumstances.', prefixes: ['Z65.0', 'Z650', 'Z65.1', 'Z651', 'Z65.2', 'Z652', 'Z65.3', 'Z653'] },
];
