/** Is the register that several read at once still the right one, where another server decided in between? */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../../tests/kits/server/databases';
import { decision, PEOPLE, testRegister, type TestRegister } from '../../tests/kits/server/registers';

const [ADA = '', BEN = ''] = PEOPLE;

describe.each(DATABASES)('the register on %s, read by several at once', (_name, place) => {
  let register: TestRegister;
  beforeAll(async () => {
    register = await testRegister(await place());
  });
  afterAll(() => register.remove());

  it('answers everybody who asked before it was known what another server decided', async () => {
    const other = { anchorFile: join(register.folder, 'b'), registerCopyFile: join(register.folder, 'b-copy') };
    const [here, there] = [await register.start(), await register.start(other)];
    await register.add(here, decision(ADA));
    await register.add(there, decision(BEN));
    register.logged.length = 0;

    // both ask before either is answered, and the first answer tells of the decision that was made there
    const read = await Promise.all([here.of(ADA), here.of(BEN), here.of(ADA)]);
    expect(read.map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(register.logged).toEqual([]);
  });
});
