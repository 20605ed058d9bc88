import { describe, expect, it } from 'vitest';
import { FORM } from '../../../tests/kits/secondary/requests';
import { EARLIEST_DAY } from '../../domain/dates/typed';
import { readDecision } from './read-decision';
import { readForm } from './read-form';

/** A deep copy with one path changed; undefined takes it away. */
function withPath(path: string, value: unknown): unknown {
  const copy = structuredClone(FORM) as unknown as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const at = steps.reduce((node, step) => node[step] as Record<string, unknown>, copy);
  at[last] = value;
  return JSON.parse(JSON.stringify(copy)) as unknown;
}

describe('a request', () => {
  it('is read as it was sent, with and without exceptions', () => {
    expect(readForm(FORM)).toEqual(FORM);
    expect(readForm(withPath('exceptions', ['copi-3']))).toEqual({ ...FORM, exceptions: ['copi-3'] });
    expect(readForm(withPath('exceptions', []))).toMatchObject({ exceptions: [] });
  });

  it.each(['research', 'marketing', ''])('for “%s” is for none of the three purposes', (purpose) => {
    expect(readForm(withPath('project.purpose', purpose))).toMatchObject({
      status: 400,
      code: 'purpose',
      message: 'purpose: must be one of prevention, population-health, planning, and no other.',
      rules: ['RQ-1'],
    });
  });

  it.each<readonly [string, unknown, string]>([
    ['project.extra', 'x', 'project.extra: unknown field.'],
    ['extra', 'x', 'extra: unknown field.'],
    ['project.title', undefined, 'project.title: title is missing.'],
    ['project.title', 'x'.repeat(201), 'project.title: title is longer than 200 characters.'],
    ['project.title', 'a\u0007b', 'project.title: title holds characters that cannot be used.'],
  ])('tells of %s what is wrong with it', (path, value, message) => {
    expect(readForm(withPath(path, value))).toMatchObject({ status: 400, message });
  });

  it('tells all that is wrong, each once', () => {
    const project = { ...FORM.project, title: '', benefit: '' };
    expect(readForm({ ...FORM, project })).toMatchObject({
      message: 'project.title: title is missing; project.benefit: benefit is missing.',
    });
    expect(readForm({ ...FORM, rows: 'all', names: 'all' })).toMatchObject({ message: 'rows, names: unknown field.' });
    expect(readForm(null)).toMatchObject({ message: expect.stringMatching(/^body: .*\.$/) as unknown });
  });

  it('has a period of real days, the earliest of which is as early as any', () => {
    const from = (day: string) => readForm(withPath('data.period', { from: day, to: '2026-03-31' }));
    expect(from(EARLIEST_DAY)).toMatchObject({ data: { period: { from: EARLIEST_DAY } } });
    expect(from('2026-03-31')).toMatchObject({ data: { period: { from: '2026-03-31', to: '2026-03-31' } } });
    for (const day of ['1849-12-31', '0001-01-01', '2025-02-30', '2025-9-1', 'today'])
      expect(from(day)).toMatchObject({ status: 400 });
  });

  it.each(['prevention', 'population-health', 'planning'])('may be for %s', (purpose) => {
    expect(readForm(withPath('project.purpose', purpose))).toMatchObject({ project: { purpose } });
  });

  it('breaks down by columns that it asks for alone', () => {
    expect(readForm(withPath('outputs.by', ['practice']))).toMatchObject({ status: 400, rules: ['RQ-8'] });
  });

  it.each<readonly [string, unknown]>([
    ['project.title', undefined],
    ['project.title', ' '],
    ['project.title', 'x'.repeat(201)],
    ['project.title', 'two\u0000words'],
    ['project.question', undefined],
    ['project.benefit', undefined],
    ['project.purpose', undefined],
    ['project.extra', 'x'],
    ['people.names', []],
    ['people.names', ['a', 'a']],
    ['people.organisation.ods', "X'; drop"],
    ['people.organisation.kind', 'pharma'],
    ['data.columns', []],
    ['data.columns', ['postcode']],
    ['data.columns', ['ageBand', 'ageBand']],
    ['data.valueSets', []],
    ['data.valueSets', ["flu'; drop table"]],
    ['data.valueSets', ['../flu']],
    ['data.precision', 'day'],
    ['data.period', { from: '2026-03-31', to: '2025-09-01' }],
    ['data.period', { from: '2025-02-30', to: '2025-09-01' }],
    ['data.period', { from: '2025-02-28' }],
    ['setting', 'a laptop'],
    ['outputs.questions', []],
    ['outputs.questions', ['flu/../../x']],
    ['outputs.by', []],
    ['outputs.by', ['nhsNumber']],
    ['exceptions', ['']],
    ['rows', 'all'],
  ])('without a sound %s (%j) is refused by name', (path, value) => {
    const read = readForm(withPath(path, value));
    expect(read).toMatchObject({ status: 400, code: 'bad-input', rules: [] });
    expect((read as { message: string }).message).toContain(path.split('.').at(-1));
  });

  it.each([null, 7, 'flu', [], {}])('is not %j', (json) => {
    expect(readForm(json)).toMatchObject({ status: 400 });
  });
});

describe('a decision', () => {
  it('is read with its conditions, or without any', () => {
    const conditions = [{ kind: 'threshold', least: 10 }];
    expect(readDecision({ decision: 'approve' })).toEqual({ decision: 'approve', conditions: [] });
    expect(readDecision({ decision: 'approve', conditions, reason: '' })).toEqual({ decision: 'approve', conditions });
    expect(readDecision({ decision: 'refuse', conditions: [], reason: ' too wide ' })).toMatchObject({
      reason: 'too wide',
    });
  });

  it.each([
    {},
    { decision: 'maybe' },
    { decision: 'approve', conditions: ['be careful'] },
    { decision: 'approve', conditions: [{ kind: 'threshold', least: 8.5 }] },
    { decision: 'approve', conditions: [{ kind: 'columns', columns: [] }] },
    { decision: 'approve', conditions: [{ kind: 'expiry', on: 'never' }] },
    { decision: 'approve', conditions: [{ kind: 'everything' }] },
    { decision: 'approve', conditions: [], sql: 'select' },
  ])('is not %j', (json) => {
    expect(readDecision(json)).toMatchObject({ status: 400, code: 'bad-input' });
  });
});
