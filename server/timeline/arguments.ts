/** What was the timeline command asked to merge? Every mistake is a sentence that says what to do. */
import { parseDate } from '../../src/domain/dates';
import { SETTINGS, isSetting, type Setting } from '../../src/domain/settings';

export interface BundleArgument {
  readonly name: string;
  readonly setting: Setting;
  readonly version: 'STU3' | 'R4';
  readonly file: string;
}

export interface Asked {
  readonly json: boolean;
  /** With the evidence of each join, and the elements that no entry shows. */
  readonly explain: boolean;
  /** Milliseconds; null for the present. */
  readonly now: number | null;
  /** The folder of a terminology pack to read by; null for the shipped tables. */
  readonly terminology: string | null;
  readonly bundles: readonly BundleArgument[];
}

export const USAGE = `Usage: npm run timeline -- [--json] [--explain] [--now ISO] [--terminology DIR] NAME[:setting][@STU3|@R4]=BUNDLE.json …
Merges FHIR Bundles of one person, each given as provider NAME (setting acute and version R4 unless said), and prints the merged record.
--explain adds to each entry the rule and evidence of its joins, and to each resource the elements that its entry does not show.
--terminology reads by the terminology pack in DIR in place of the shipped tables.
No access policy is applied. Settings: ${SETTINGS.join(' ')}.`;

export type Arguments = { readonly ok: true; readonly asked: Asked } | { readonly ok: false; readonly problem: string };

const SPEC = /^(?<name>[^:@=]+)(?::(?<setting>[^@=]*))?(?:@(?<version>[^=]*))?=(?<file>.+)$/su;

function bundleArgument(argument: string): BundleArgument | string {
  const parts = SPEC.exec(argument)?.groups;
  if (parts === undefined) return `"${argument}" is not NAME[:setting][@STU3|@R4]=BUNDLE.json.`;
  const { name = '', setting = 'acute', version = 'R4', file = '' } = parts;
  if (!isSetting(setting)) return `"${setting}" is not a setting. Use one of: ${SETTINGS.join(' ')}.`;
  if (version !== 'STU3' && version !== 'R4') return `"${version}" is not a FHIR version. Use STU3 or R4.`;
  return { name: name.trim(), setting, version, file };
}

/** Reads the command line; the first mistake is told. */
export function readArguments(args: readonly string[]): Arguments {
  const bundles: BundleArgument[] = [];
  let json = false;
  let explain = false;
  let now: number | null = null;
  let terminology: string | null = null;
  const wrong = (problem: string): Arguments => ({ ok: false, problem });
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (argument === '--json') json = true;
    else if (argument === '--explain') explain = true;
    else if (argument === '--now' || argument.startsWith('--now=')) {
      const text = argument === '--now' ? args[(at += 1)] : argument.slice(6);
      const date = parseDate(text);
      if (date === null)
        return wrong(`--now needs an ISO date or time such as 2024-05-01T09:00:00Z, not "${text ?? ''}".`);
      now = date.sort;
    } else if (argument === '--terminology' || argument.startsWith('--terminology=')) {
      const folder = argument === '--terminology' ? args[(at += 1)] : argument.slice(14);
      if (folder === undefined || folder === '') return wrong('--terminology needs the folder of a terminology pack.');
      terminology = folder;
    } else if (argument.startsWith('-')) return wrong(`"${argument}" is not an option.\n${USAGE}`);
    else {
      const bundle = bundleArgument(argument);
      if (typeof bundle === 'string') return wrong(bundle);
      const known = bundles.find(({ name }) => name === bundle.name);
      if (known !== undefined && known.setting !== bundle.setting)
        return wrong(`${bundle.name} is given with two settings, ${known.setting} and ${bundle.setting}.`);
      bundles.push(bundle);
    }
  }
  return bundles.length === 0 ? wrong(USAGE) : { ok: true, asked: { json, explain, now, terminology, bundles } };
}
