/**
 * What is a person told who has written to the desk? Where the form was not confirmed, that it came and nothing else;
 * else what was recorded, what that covers and what not. Source: POLICY 1, leaflet May 2026.
 */
import { londonDayOf } from '../../domain/dates/working-days';
import { writeDate } from '../../domain/dates/written';
import { fromIso } from '../../domain/instant';
import type { DeskLetter } from '../../domain/opt-out-desk';
import type { OpenCase } from './cases';

const RECEIPT = ['We have received your request.'];

/** What an opt-out does, in the leaflet’s words. */
const outCovers = (whose: string, whom: string): readonly string[] => [
  `From now on, ${whose} information is not available through the joined-up record to organisations in north ` +
    'central London, even in an emergency. Care organisations go on sharing it as they did before, by phone, email ' +
    'and on paper.',
  'This choice covers north central London only (Barnet, Camden, Enfield, Haringey and Islington). GP information ' +
    `about ${whom} can still be seen by organisations outside north central London that are part of the London Care ` +
    'Record. Services outside north central London can still see, through their own part of it, what they hold ' +
    'themselves.',
  'It is separate from the National Data Opt-out, from the choice about the use of information for planning and ' +
    'research, from the GP (Type 1) opt-out and from the Summary Care Record. Those do not change.',
];

const inCovers = (whose: string): readonly string[] => [
  `Health and care staff in north central London who need to see ${whose} information for care can see it from now on.`,
];

const ENDING = [
  'You can change this choice at any time, as many times as you wish, by the same kind of form.',
  'If you did not ask for this, tell us at once, and give us the reference above. You need not say why.',
];

const nameOn = ({ form }: OpenCase['body']): string => `${form?.firstName ?? ''} ${form?.lastName ?? ''}`.trim();

function recorded({ stored, body }: OpenCase): readonly string[] {
  const { form, kind, steps } = body;
  const at = steps.find(({ state }) => state === 'recorded')?.at ?? stored.openedAt;
  const [who, asked, whose, whom] =
    form?.onBehalf === undefined
      ? (['you are', 'as you asked', 'your', 'you'] as const)
      : ([`${nameOn(body)} is`, 'as you asked for them', 'their', 'them'] as const);
  const what =
    kind === 'opt-out'
      ? 'opted out of the joined-up health and care record'
      : 'part of the joined-up health and care record again';
  return [
    `On ${writeDate(londonDayOf(fromIso(at)))} we recorded that ${who} ${what}, ${asked}.`,
    ...(kind === 'opt-out' ? outCovers(whose, whom) : inCovers(whose)),
    ...ENDING,
  ];
}

/** INVARIANT: the address on the form, and no other. */
function addressee({ body }: OpenCase): DeskLetter['to'] {
  const { form, contact = '' } = body;
  const name = form?.onBehalf?.name ?? nameOn(body);
  const address = form?.address;
  const lines = address === undefined ? [] : [...address.split(/\n|,\s*/u), form?.postcode ?? ''];
  return {
    name: name === '' ? contact : name,
    lines: lines.map((line) => line.trim()).filter((line) => line !== ''),
    email: form?.email ?? null,
  };
}

/**
 * The acknowledgement of a case; null where it names nobody. INVARIANT: no word of it comes from demographics.
 */
export function letterOf(one: OpenCase, now: number): DeskLetter | null {
  const { stored, body } = one;
  const to = addressee(one);
  if (to.name === '') return null;
  const isRecorded = stored.state === 'recorded' || stored.state === 'acknowledged';
  const decided = body.kind === 'opt-out' ? 'opted-out' : 'opted-in';
  return {
    reference: stored.reference,
    kind: isRecorded ? decided : 'receipt',
    to,
    date: londonDayOf(now),
    subject: isRecorded ? 'Your request about the joined-up health and care record' : 'Your request',
    paragraphs: isRecorded ? recorded(one) : RECEIPT,
  };
}
