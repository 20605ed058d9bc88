/** What is worth knowing of each screen? Five lines, the same for every person and role. */
import { PATHS, type Path } from '../../navigation/routes';

type Five = readonly [string, string, string, string, string];

export const HELP_LINES: Readonly<Record<Exclude<Path, '/'>, Five>> = {
  [PATHS.find]: [
    'Type the NHS number and the date of birth as you like: 14031948, 14.3.48 or 14 mar 48.',
    'Without the number, search by name and date of birth.',
    'Choose Direct care for people in your care. Emergency asks for the reason, and the privacy officer is told.',
    'A recent person opens with one press, for direct care. The list is cleared when you sign out or reload the page.',
    'Every look-up is recorded with your name, role and purpose, and can be shown to the person.',
  ],
  [PATHS.record]: [
    'Check the name, date of birth and NHS number at the top with the person before you act.',
    'Below them stands who was asked and who answered. What did not answer is not included: press Retry.',
    'The summary holds what matters now, the timeline all that you may see. Press a line to open it; Back closes it.',
    'Search knows other names, and says what it looked for. No match does not mean it is not recorded.',
    'Some things are never shown here, to anybody, and some not to your role. Ask the person.',
  ],
  [PATHS.optOuts]: [
    'Look the person up before you record anything: an opt-out may be in force already.',
    'Enter the form as it was signed. Demographics must confirm number, date of birth and family name.',
    'What they do not confirm goes to the worklist, with the day by which it is to be settled.',
    'An opt-out takes effect at once, for records that are open too. Emergency access does not open it.',
    'Print the acknowledgement, and send it to the address on the form.',
  ],
  [PATHS.whoLooked]: [
    'Search by NHS number, by colleague or by dates; the newest stands first.',
    'A search by number is itself recorded, with your case reference, and told to another officer.',
    'Each line says who looked, in which role, why, and what they could see.',
    'The report for the person leaves out what could tell where they are treated. Hand it to them alone.',
    'You find accesses by users of your own organisation, unless you are an officer of the whole service.',
  ],
  [PATHS.alerts]: [
    'Each alert says what happened and why it was raised. Open it for the accesses behind it.',
    'Acknowledge it once it was looked into, with the outcome and a note.',
    'Reported mistakes name the entry, who reported it, and the organisation to ask.',
    'Ending a colleague’s sessions closes every record they have open.',
    'Watched people raise an alert at once; nothing on a colleague’s screen differs for them.',
  ],
  [PATHS.policy]: [
    'These are the tables in force: who sees what, and the reason for each row.',
    'Search them by role, by word or by the number of a row.',
    'Try a made-up record to see what a role would see of it, and by which rows.',
    'Versions tell what changed from one release of the tables to the next.',
    'Nothing on this screen is about a real person.',
  ],
};

/** Of a screen without lines of its own, those of the policy that holds everywhere. */
export const helpAt = (path: string): Five =>
  (HELP_LINES as Readonly<Record<string, Five>>)[path] ?? HELP_LINES[PATHS.policy];
