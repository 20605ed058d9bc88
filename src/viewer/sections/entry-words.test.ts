import { describe, expect, it } from 'vitest';
import { restOf } from './entry-words';

const rest = (title: string, summary: string | null, tag: string | null = null) =>
  restOf(
    {
      title,
      summary,
      tag,
      sources: [
        {
          provider: 'n',
          reference: 'X/1',
          resource: { resourceType: 'Basic', code: {} },
          part: 'main',
          recordedAt: null,
        },
      ],
    },
    () => 'Northgate Hospital',
  );

describe('what a line says beyond its title', () => {
  it.each([
    ['nothing where there is nothing', 'Asthma', null, null, null],
    ['not the name of its source', 'Out-patient clinic', 'Northgate Hospital', null, null],
    ['not its title again', 'Discharge summary', 'Discharge summary, Northgate Hospital · PDF', null, 'PDF'],
    ['not the side that the title names', 'Total replacement of left hip', 'Left', null, null],
    ['not that a problem is major', 'Asthma', 'major', null, null],
    ['but that it is minor', 'Asthma', 'minor', null, 'minor'],
    [
      'not what a longer part says',
      'Mental health crisis plan',
      'Crisis plan: call daughter first · Call daughter first; then the crisis line.',
      null,
      'Call daughter first; then the crisis line.',
    ],
    ['one of two equal parts', 'Falls plan', 'review monthly · Review monthly', null, 'review monthly'],
    ['a part that only shares letters stays', 'Aspirin', 'Asp', null, 'Asp'],
    [
      'a list of which one name is new stays whole',
      'Clinic',
      'Northgate Hospital, Ward 7',
      null,
      'Northgate Hospital, Ward 7',
    ],
  ])('%s', (_, title, summary, tag, says) => {
    expect(rest(title, summary, tag)).toBe(says);
  });
});
