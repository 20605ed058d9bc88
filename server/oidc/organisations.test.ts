/** Is the table of organisations taken whole, or refused with what is wrong by its line? */
import { describe, expect, it } from 'vitest';
import { readOrganisations } from './organisations';

const HEADER = 'ods,name,region,setting';
const read = (text: string, regions: readonly string[] = []) => readOrganisations(Buffer.from(text), regions);

describe('the table of organisations', () => {
  it('is read, whatever program saved it', () => {
    const organisations = [
      { ods: 'Y00101', name: 'Parkside, Camden', region: 'QMJ', setting: 'gp' },
      { ods: 'RAL', name: 'Northgate Hospital', region: 'QMJ', setting: 'acute' },
    ];
    const rows = ['Y00101,"Parkside, Camden",QMJ,gp', 'RAL,Northgate Hospital,QMJ,acute'];
    expect(read([HEADER, ...rows].join('\n'))).toEqual({ ok: true, organisations });
    expect(read(`\uFEFF${[HEADER, ...rows].join('\r\n')}\r\n`)).toEqual({ ok: true, organisations });
    const semicolons = 'ods;name;region;setting\nRAL;Northgate Hospital;QMJ;acute\n';
    expect(read(semicolons)).toEqual({ ok: true, organisations: [organisations[1]] });
  });

  it('takes a region that the config itself names, where no board of that code is known', () => {
    const text = `${HEADER}\nRAL,Northgate,QZZ,acute`;
    expect(read(text)).toMatchObject({ ok: false, problems: [expect.stringContaining('line 2: names a region')] });
    expect(read(text, ['QZZ'])).toMatchObject({ ok: true });
  });

  it.each([
    ['', 'line 1: must be the header ods,name,region,setting'],
    ['ods,name,region\nRAL,Northgate,QMJ', 'line 1: must be the header'],
    ['name,ods,region,setting\nNorthgate,RAL,QMJ,acute', 'line 1: must be the header'],
    ['ODS,Name,Region,Setting\nRAL,Northgate,QMJ,acute', 'line 1: must be the header'],
    ['RAL,Northgate,QMJ,acute', 'line 1: must be the header'],
    [HEADER, 'holds no organisation'],
    [`${HEADER}\n\n`, 'holds no organisation'],
    [`${HEADER}\nRAL,Northgate,QMJ,acute\nRAL,Northgate,QMJ,acute`, 'line 3: "RAL" stands in line 2 already'],
    [`${HEADER}\nRAL,Northgate,QMJ,acute\nRAL,Other,QKK,gp`, 'line 3: "RAL" stands in line 2 already'],
    [`${HEADER}\nRAL,Northgate,QMJ,hospital`, 'line 2: names a setting that there is not: "hospital"'],
    [`${HEADER}\nRAL,Northgate,QMJ,`, 'line 2: names a setting that there is not'],
    [`${HEADER}\nRAL,Northgate,NCL,acute`, 'line 2: names a region'],
    [`${HEADER}\nRAL,Northgate,,acute`, 'line 2: names a region'],
    [`${HEADER}\nRAL,,QMJ,acute`, 'line 2: holds no name'],
    [`${HEADER}\nral,Northgate,QMJ,acute`, 'line 2: holds no ODS code'],
    [`${HEADER}\n,Northgate,QMJ,acute`, 'line 2: holds no ODS code'],
    [`${HEADER}\nRAL,Northgate,QMJ,acute,extra`, 'line 2: holds 5 fields, not 4'],
    [`${HEADER}\nRAL,Northgate,QMJ`, 'line 2: holds 3 fields, not 4'],
    [`${HEADER}\n"RAL,Northgate,QMJ,acute`, 'quote'],
  ])('is refused whole: %j', (text, problem) => {
    const organisations = read(text);
    expect(organisations.ok ? 'taken' : organisations.problems.join('\n')).toContain(problem);
  });

  it('names every line that is wrong, within bounds', () => {
    const wrong = Array.from({ length: 50 }, (_, at) => `R${String(at)},,QMJ,acute`);
    const read_ = read([HEADER, 'RAL,Northgate,QMJ,acute', ...wrong].join('\n'));
    expect(read_.ok ? [] : read_.problems).toHaveLength(20);
  });
});
