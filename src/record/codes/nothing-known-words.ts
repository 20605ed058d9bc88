/**
 * Is the whole of a text a statement that there are none of a section's things, or that it is not known? A small
 * grammar of what clinicians type, one for each kind of thing.
 */
import { remembered } from '../../domain/remembered';
import { HAS, KNOWN, LONGEST, MARK, NIL, NO, WHO, WRITTEN, listOf, statementsIn } from './negative-words';
import { ALWAYS, TOPICS, type Topic, type TopicWords } from './nothing-known-topics';
import { either, isWhole, perhaps, repeated, row, words, type Part } from './phrases';

export type { Topic };

const WHEN = words(
  'currently|at present|presently|at this time|at the moment|now|prior to admission|before admission|' +
    'on admission|pta|' +
    'at home|in the community|to date|so far|since birth|in the past|ever|given|taken|prescribed|' +
    'being taken|in use|' +
    'performed|of note|available|started|issued|noted|found|reported|listed|on file|on record|confirmed with patient|' +
    'confirmed by patient|per patient|as per patient|according to patient|reported by patient|patient confirms',
);

interface Grammar {
  readonly whole: Part;
  readonly blank: Part;
}

/** One of these things, however it is qualified, alone or in a list. */
function thingOf({ nouns, qualities }: TopicWords): { readonly quality: Part; readonly thing: Part } {
  const quality = words(`${ALWAYS}|${qualities}`);
  return { quality, thing: row(repeated(quality), listOf(row(repeated(quality), words(nouns)))) };
}

const TAIL = repeated(MARK, either(KNOWN, WRITTEN, WHEN));
const ANY = perhaps(words('any|a|the'));

/** Says that there are none. */
function denialOf({ verbs, being, own, needsNoun }: TopicWords, quality: Part, thing: Part): Part {
  return either(
    row(WHO, either(HAS, words(verbs)), NO, thing, TAIL),
    row(WHO, repeated(words('is|are|currently')), words('on|taking'), NO, thing, TAIL),
    row(words(`${NIL}|nothing`), repeated(needsNoun === true ? words(ALWAYS) : quality), TAIL),
    row(
      WHO,
      words('is not|are not|was not|isnt|not|not currently|never|never been'),
      perhaps(words('currently|now')),
      words(being),
      ANY,
      thing,
      TAIL,
    ),
    row(
      WHO,
      words('does not|doesnt|do not|dont|has not|hasnt|have not|havent|has never|never|not|did not'),
      perhaps(words('currently|regularly|ever|been')),
      words(verbs),
      ANY,
      thing,
      TAIL,
    ),
    row(
      WHO,
      words('denies|denied|denying'),
      perhaps(words('taking|using|having|having had|use of|any use of')),
      ANY,
      thing,
      TAIL,
    ),
    row(WHO, words(own), TAIL),
  );
}

const HELD = perhaps(words('available|held|recorded|given|provided|supplied|found'));

/** Says that it is not known, not asked, or not written down. */
function blankOf({ blank }: TopicWords, thing: Part): Part {
  const history = either(thing, row(thing, words('history|hx|list|status|information|details')), words('history'));
  const about = row(perhaps(words('about|on|regarding|for|of|concerning')), perhaps(words('the|any')), thing);
  return either(
    row(
      WHO,
      words('not|never'),
      perhaps(words('yet|been|yet been')),
      words(
        'known|asked|recorded|stated|documented|assessed|obtained|available|specified|applicable|established|' +
          'on file|on record',
      ),
    ),
    words(
      'unknown|n a|tbc|to be confirmed|to be established|asked but unknown|asked unknown|declined|declined to say|' +
        'declined to answer|unobtainable|unavailable|not reviewed|anhysbys|no information available|no data',
    ),
    row(
      words(
        'no information|no info|no data|no details|no record|no records|no documentation|information not available',
      ),
      HELD,
      perhaps(about),
      HELD,
    ),
    row(
      WHO,
      words('unable to'),
      words('obtain|assess|ascertain|establish|confirm|determine|verify|take|get|record|ask|recall|remember|give'),
      perhaps(words('a|an|the|any')),
      perhaps(history),
    ),
    row(NO, thing, words('information|info|details|data|records|record'), perhaps(WHEN)),
    row(words(NIL), perhaps(words('known|reported')), WRITTEN),
    row(WHO, HAS, NO, either(WRITTEN, words('record of')), thing),
    row(WHO, HAS, NO, thing, MARK, WRITTEN),
    row(words('unknown'), history),
    ...(blank === undefined ? [] : [row(words(blank), TAIL)]),
  );
}

/** The grammar of one topic: a heading, then a denial or a blank, as often as they stand. */
function grammarOf(topic: TopicWords): Grammar {
  const { quality, thing } = thingOf(topic);
  const heading = perhaps(
    perhaps(words('any')),
    thing,
    perhaps(words('status|history|hx|list|details|summary|taken|information')),
    perhaps(words('is|are|was|were')),
    perhaps(words('?|=')),
    MARK,
  );
  const phrases = (one: Part): Part => row(heading, one, repeated(MARK, perhaps(words('and|&')), heading, one));
  const blank = blankOf(topic, thing);
  return { whole: phrases(either(denialOf(topic, quality, thing), blank)), blank: phrases(blank) };
}

const GRAMMARS = new Map<Topic, Grammar>();
function grammar(topic: Topic): Grammar {
  const known = GRAMMARS.get(topic) ?? grammarOf(TOPICS[topic]);
  GRAMMARS.set(topic, known);
  return known;
}

/** The reading, never a word that is shown: a pattern and no text. */
export const NONE_KNOWN = /none/.source as 'none';

/**
 * Whether the whole of a text says that there are none of these, or that it is not known; null for every other text.
 * INVARIANT: one word left over, a number, a name, “other”, “except”, makes it null: then it is one of those things.
 */
export function saysNothingKnown(topic: Topic, text: string): 'none' | 'not known' | null {
  const reader = READERS.get(topic) ?? remembered((words: string) => readNothing(topic, words));
  READERS.set(topic, reader);
  return reader(text);
}

type Reading = 'none' | 'not known' | null;
const READERS = new Map<Topic, (text: string) => Reading>();

function readNothing(topic: Topic, text: string): Reading {
  if (text.length > LONGEST) return null;
  const statements = statementsIn(text);
  const { whole, blank } = grammar(topic);
  if (statements.length === 0 || !statements.every((one) => isWhole(whole, one.split(' ')))) return null;
  return statements.every((one) => isWhole(blank, one.split(' '))) ? 'not known' : NONE_KNOWN;
}

const SOMETHING =
  /^(?:(?:the )?(?:patient|pt|he|she|they) )?(?:(?:has|have|had|reports?|gives?) )?(?:(?:no|nil|without|negative)(?: (?:known|previous|past|prior|personal|family|significant|relevant|current|recent|clinical|documented|recorded))*(?: (?:history|hx|fh|evidence|signs?|symptoms?|record|features?|suspicion))(?: (?:of|for|or))|(?:never had|denies|denied|not known to have|does not have|doesnt have|no h o|no fh of))(?: (?:any|a|an|the|having|had|history of|previous))* (\S.*)$/;
const ANSWERED = /^\S.*? (?:,|=|\?)(?: [=?])* (?:no|nil|none|never|absent|not present|denied|denies)$/;
/** What takes part of it back: then it is no plain denial. */
const TAKES_BACK = /\b(?:but|except|excepting|apart|other than|however|although|though|until|since|unless|save|then)\b/;

/**
 * Denies one named thing: “No history of epilepsy”, “Asthma: no”, “denies chest pain”. Such a text is a statement,
 * shown as worded, and never a row of that thing. False where a word takes part of it back.
 */
export const deniesOneThing = remembered((text): boolean => {
  if (text.length > LONGEST) return false;
  const statements = statementsIn(text);
  return (
    statements.length > 0 &&
    statements.every((one) => (SOMETHING.test(one) || ANSWERED.test(one)) && !TAKES_BACK.test(one))
  );
});
