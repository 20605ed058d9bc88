/** Does a memory give what the work would give, once each, in bounded room? */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { remembered, rememberedCode, rememberedPart } from './remembered';

it('a remembered function gives what the function itself gives, however small its memory', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4 })), fc.integer({ min: 1, max: 5 }), (texts, most) => {
      const work = (text: string): number => text.length;
      const quick = remembered(work, { most, longest: 3 });
      expect(texts.map(quick)).toEqual(texts.map(work));
    }),
  );
});

it('a short text is worked out once, a long one each time', () => {
  const met: string[] = [];
  const note = remembered((text) => met.push(text), { longest: 5 });
  for (const text of ['bmi', 'bmi', 'blood pressure', 'blood pressure']) note(text);
  expect(met).toEqual(['bmi', 'blood pressure', 'blood pressure']);
});

it('nothing, false and zero are remembered like any other answer', () => {
  for (const answer of [null, false, 0, '']) {
    let asked = 0;
    const ask = remembered(() => {
      asked += 1;
      return answer;
    });
    expect([ask('a'), ask('a'), asked]).toEqual([answer, answer, 1]);
  }
});

it('a full memory forgets all and starts again, so that odd data cannot fill it', () => {
  const met: string[] = [];
  const note = remembered((text) => met.push(text), { most: 2 });
  for (const text of ['a', 'b', 'a', 'c', 'a', 'c']) note(text);
  expect(met).toEqual(['a', 'b', 'c', 'a']);
  const codes: string[] = [];
  const judge = rememberedCode((system: string, code) => codes.push(system + code), 2);
  for (const both of ['s1', 't1', 's1', 's2', 's1', 's2']) judge(both.charAt(0), both.charAt(1));
  expect(codes).toEqual(['s1', 't1', 's2', 's1']);
});

it('one code in two systems is two codes, and no system is a system of its own', () => {
  const judge = rememberedCode((system: string | undefined, code: string) => `${system ?? 'none'} ${code}`);
  for (let times = 0; times < 2; times += 1)
    expect([judge('a', '1'), judge('b', '1'), judge('', '1'), judge(undefined, '1')]).toEqual([
      'a 1',
      'b 1',
      ' 1',
      'none 1',
    ]);
});

it('parts that are the same letter for letter are worked out once, and any other by itself', () => {
  const met: unknown[] = [];
  const note = rememberedPart((part: unknown) => met.push(part), { longest: 40 });
  const long = { text: 'x'.repeat(40) };
  for (const part of [{ code: '1' }, { code: '1' }, { code: 1 }, undefined, 'undefined', undefined, long, long])
    note(part);
  expect(met).toEqual([{ code: '1' }, { code: 1 }, undefined, 'undefined', long, long]);
});

it('a remembered part is read as the work itself reads it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 3 }),
      (parts, most) => {
        const work = (part: unknown): string => `read ${JSON.stringify(part)}`;
        const quick = rememberedPart(work, { most, longest: 20 });
        expect([...parts, ...parts].map((part) => quick(structuredClone(part)))).toEqual(
          [...parts, ...parts].map(work),
        );
      },
    ),
  );
});
