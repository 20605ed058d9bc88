/**
 * Which codes tell of an excluded category? The shipped seed; deployers load the full national refsets as value sets. Codes are text.
 * Sources: POLICY 3 (SNOMED CT UK, treatment functions), WHO ICD-10 and ATC, LOINC, OPCS-4, NHS Read v2 and CTV3 (OpenSAFELY “HIV” and “domestic violence
 * and abuse” code lists), WHO SMART guidelines for HIV (antiretroviral substances), HL7 Gravity (gender identity). ICD-10 and OPCS-4 are written without dots.
 */
import type { ExclusionId } from './exclusions';
import type { SharedMedicine } from './marks';

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
  /** Counts unless the medicine’s name says that it is for something else. */
  readonly shared?: SharedMedicine;
  readonly why: string;
}

export const EXCLUSION_CODES: readonly CodeRow[] = [
  { exclusion: 'EX-1', family: 'sct', why: 'The national refset of sexually transmitted infection, by its own id.', codes: ['999004381000000103'] },
  { exclusion: 'EX-1', family: 'sct', why: 'Sexual health, genitourinary and HIV services.', codes: ['893131000000100', '830039004', '788122004', '828181000000101', '1240241000000109', '24101000087102', '24081000087105', '431654006'] },
  { exclusion: 'EX-1', family: 'sct', why: 'HIV, its tests of either outcome, gonorrhoea, syphilis, chlamydia, genital herpes and warts.', codes: ['86406008', '165815009', '165816005', '8098009', '15628003', '76272004', '105629000', '240589008', '266113007', '19030005', '91947003'] },
  { exclusion: 'EX-1', family: 'sct', why: 'Further concepts that the seed must hold.', codes: ['10231000132102', '12271241000119109', '503241000000102'] },
  { exclusion: 'EX-1', family: 'sct', why: 'HIV and AIDS: the infection, its stages, organisms, markers and common complications.', codes: ['62479008', '40780007', '79019005', '111880001', '36115006', '89293008', '78466009', '402916007', '699433000', '52079000', '170492000', '240611008', '405631006', '230180003', '397763006', '420524008', '420403001', '421529006', '445945000', '91923005', '91948008', '103093008', '259855002', '120841000', '737378009', '737379001', '737380003', '737381004', '315124004', '278977008'] },
  { exclusion: 'EX-1', family: 'function', why: 'Treatment functions genitourinary medicine and HIV services.', codes: ['360', '504'] },
  { exclusion: 'EX-1', family: 'icd10', why: 'HIV disease; asymptomatic HIV; syphilis to other sexually transmitted infection, in pregnancy and in other organs; HIV test positive; contact with, carrier of and screening for them; family history of HIV.', prefixes: ['A50', 'A51', 'A52', 'A53', 'A54', 'A55', 'A56', 'A57', 'A58', 'A59', 'A60', 'A63', 'A64', 'B20', 'B21', 'B22', 'B23', 'B24', 'F024', 'I980', 'K670', 'K671', 'K672', 'M730', 'M731', 'N742', 'N743', 'N744', 'O981', 'O982', 'O983', 'O987', 'R75', 'Z113', 'Z114', 'Z202', 'Z206', 'Z21', 'Z224', 'Z717', 'Z830'] },
  { exclusion: 'EX-1', family: 'read', why: 'Read chapter A9 (syphilis and other venereal diseases), A788, A789 and AyuC (HIV), 43C (HIV antibody), 65QA and 65VE (carrier, notification); tests, reviews and invitations.', prefixes: ['A9', 'A788', 'A789', 'AyuC', '43C', '65QA', '65VE', '4J34', '4J3F', '4J3N', '4J3P', '43j7', '43w3', '66j0', '9kl', '9mN', 'Eu024', 'L179', 'R109', 'ZV01A'] },
  { exclusion: 'EX-1', family: 'read', why: 'CTV3: HIV, its complications, tests, reviews and services.', codes: ['X001B', 'X001C', 'X001h', 'X003P', 'X00B7', 'X00cZ', 'X20Q9', 'X303J', 'X30IP', 'X709a', 'X70M6', 'X70O0', 'X70O1', 'X70O5', 'X70O6', 'X73kd', 'X73ke', 'X80bg', 'X80bh', 'X80bi', 'X80t8', 'Xa0Ae', 'Xa0Af', 'Xa0ye', 'Xa1k1', 'Xa1k3', 'Xa3e8', 'Xaapx', 'Xaapy', 'Xaapz', 'XaaqE', 'XaaqF', 'XabfF', 'Xabnk', 'XaFuL', 'XaILa', 'XaMBK', 'XaO9K', 'XaQOu', 'XaQOv', 'XaZxo', 'XE0RX', 'XE0Tk'] },
  { exclusion: 'EX-1', family: 'loinc', why: 'Tests for HIV, chlamydia, gonorrhoea and syphilis.', codes: ['75622-1', '56888-1', '29893-5', '7917-8', '7918-6', '5221-7', '68961-2', '48345-3', '31201-7', '20447-9', '25836-8', '25842-6', '45260-7', '21613-5', '43304-5', '36902-5', '43305-2', '24111-7', '5292-8', '20507-0', '24110-9', '22587-0'] },
  { exclusion: 'EX-1', family: 'atc', medicine: true, except: ['J05AE30', 'J05AF05', 'J05AF08', 'J05AF10', 'J05AF11', 'J05AF13'], why: 'Antiretrovirals, with the codes that three of them had before J05AJ; not nirmatrelvir with ritonavir (COVID-19) and not adefovir, entecavir, telbivudine, tenofovir alafenamide by itself (hepatitis B).', prefixes: ['J05AE', 'J05AF', 'J05AG', 'J05AJ', 'J05AR', 'J05AX07', 'J05AX08', 'J05AX09', 'J05AX11', 'J05AX12', 'J05AX23', 'J05AX29', 'J05AX31'] },
  { exclusion: 'EX-1', family: 'atc', medicine: true, shared: 'lamivudine', why: 'Lamivudine.', codes: ['J05AF05'] },
  { exclusion: 'EX-1', family: 'sct', medicine: true, why: 'Antiretroviral substances and products, for medicines that come without a name.', codes: ['387005008', '404856006', '387151007', '387105006', '386895008', '422091007', '421203005', '387001004', '432121008', '386898005', '703123005', '713464000', '429707008', '776569000', '772188001', '878898002', '414090006', '776469003', '713540004', '788075003'] },
  { exclusion: 'EX-1', family: 'sct', medicine: true, shared: 'lamivudine', why: 'Lamivudine, the substance.', codes: ['386897000'] },
  { exclusion: 'EX-1', family: 'sct', medicine: true, shared: 'ritonavir', why: 'Ritonavir, the substance.', codes: ['386896009'] },
  { exclusion: 'EX-2', family: 'sct', why: 'The national refset of assisted fertilisation, by its own id; assisted conception; subfertility and infertility.', codes: ['999004371000000100', '63487001', '52637005'] },
  { exclusion: 'EX-2', family: 'sct', why: 'Infertility, female and male.', codes: ['8619003', '6738008', '2904007', '15296000'] },
  { exclusion: 'EX-2', family: 'icd10', why: 'Infertility, male and female; complications of and procedures for assisted conception; pregnancy after infertility.', prefixes: ['N46', 'N97', 'N98', 'Z31', 'Z350'] },
  { exclusion: 'EX-2', family: 'read', why: 'Read K5B (female infertility) and K26 (male infertility).', prefixes: ['K5B', 'K26'] },
  { exclusion: 'EX-2', family: 'opcs4', why: 'Introduction of gamete into the uterine cavity; in vitro fertilisation; recovery of oocytes.', prefixes: ['Q13', 'Q48', 'Y96'] },
  { exclusion: 'EX-2', family: 'atc', medicine: true, why: 'Gonadotrophins and other ovulation stimulants; ganirelix, cetrorelix.', prefixes: ['G03GA', 'G03GB', 'H01CC01', 'H01CC02'] },
  { exclusion: 'EX-2', family: 'sct', medicine: true, why: 'Clomifene, the substance.', codes: ['387166005'] },
  { exclusion: 'EX-3', family: 'sct', why: 'The national refset of termination of pregnancy, by its own id; termination services; requests and procedures.', codes: ['999004361000000107', '310062002', '57797005', '386639001'] },
  { exclusion: 'EX-3', family: 'icd10', why: 'Medical, other and unspecified abortion (not miscarriage, O03); its effect on the fetus.', prefixes: ['O04', 'O05', 'O06', 'O07', 'P964'] },
  { exclusion: 'EX-3', family: 'read', why: 'Read L05 and L06 (induced abortion), 6776 and 8H7W (counselling, referral), 956 (certificate), 9Ea (reason).', prefixes: ['L05', 'L06', '6776', '8H7W', '8M6', '956', '9Ea'] },
  { exclusion: 'EX-3', family: 'opcs4', why: 'Introduction of abortifacient into the uterine cavity.', prefixes: ['Q14'] },
  { exclusion: 'EX-3', family: 'atc', medicine: true, why: 'Mifepristone, alone or in combination.', prefixes: ['G03XB01', 'G03XB51'] },
  { exclusion: 'EX-4', family: 'sct', why: 'The national refset of gender identity, by its own id; gender identity services; gender dysphoria; gender reassignment.', codes: ['999004351000000109', '896974005', '93461009', '407374003', '407375002', '407376001', '407377005'] },
  { exclusion: 'EX-4', family: 'loinc', why: 'Gender identity; sex assigned at birth.', codes: ['76691-5', '76689-9'] },
  { exclusion: 'EX-4', family: 'icd10', why: 'Gender identity disorders.', prefixes: ['F64'] },
  { exclusion: 'EX-4', family: 'read', why: 'Read Eu64 (gender identity disorders).', prefixes: ['Eu64'] },
  { exclusion: 'EX-4', family: 'opcs4', why: 'Operations for sexual transformation.', prefixes: ['X15'] },
  { exclusion: 'EX-5', family: 'sct', why: 'Domestic violence and abuse: victim, history, household, risk, police report, counselling. The seed; deployers load the list.', codes: ['412732008', '706893006', '160802003', '161051006', '205171000000107', '313070006', '413457006', '429746005', '720428004', '720741001', '850441000000102', '879911000000102', '881081000000100', '895141000000105'] },
  { exclusion: 'EX-5', family: 'icd10', why: 'Neglect, abandonment and maltreatment by spouse or partner.', prefixes: ['Y060', 'Y070'] },
  { exclusion: 'EX-6', family: 'sct', why: 'Has a criminal record. The seed; deployers load the list.', codes: ['266948004'] },
  { exclusion: 'EX-6', family: 'icd10', why: 'Conviction, imprisonment, release from prison and other legal circumstances.', prefixes: ['Z650', 'Z651', 'Z652', 'Z653'] },
];
