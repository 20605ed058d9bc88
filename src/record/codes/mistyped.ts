/** Which word was meant by one that is mistyped? Only the words of a denial: no name of anything is guessed. */
const MEANT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    allergy: 'alergy allegy allery allrgy allergie alergie',
    allergies: 'alergies alergys allergys allegies allergis allergeis alleries allrgies allregies',
    known: 'knwn knwon konwn kown knonw knowen',
    unknown: 'unknow unkown unknwn unknwon uknown',
    medication: 'medcation medicaton medicatoin medciation',
  }).flatMap(([meant, typed]) => typed.split(' ').map((word) => [word, meant] as const)),
);

export const asMeant = (word: string): string => MEANT.get(word) ?? word;
