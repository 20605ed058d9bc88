/**
 * Is what residents read the same for everybody, harmless, whole in every language, and silent about who is cared for
 * where? Through the whole gateway. Source: POLICY 3, leaflets.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provider } from '../../../tests/kits/gateway/fake-server';
import { FORM, world } from '../../../tests/kits/gateway/gateway';
import { SETTINGS } from '../../domain/settings';
import { html } from './html';
import { languageOf, LANGUAGES, partsOf, type Words } from './languages';
import { takingPart } from './told';

const PAGES = [
  '/public',
  '/public/opt-out-form',
  '/public/opt-in-form',
  '/public/accessibility',
  '/public/never-shared.txt',
  '/api/public',
];
const EXCLUDED = ['sexual-health', 'fertility', 'children-social-care', 'prison', 'domestic-abuse'];

/** One provider of every setting, each named after it. */
const everywhere = SETTINGS.map((setting) =>
  provider({ id: setting, ods: setting, name: `The ${setting} one`, setting }),
);

describe('what residents read', () => {
  it('names who takes part, and nobody whose setting tells of who is cared for there', async () => {
    const place = world({ providers: [...everywhere, provider({ id: 'refuge', name: 'The Refuge', listed: false })] });
    const ask = await place.signIn('nobody');
    for (const path of PAGES) {
      const { status, text } = await ask('GET', path);
      expect(status, path).toBe(200);
      for (const setting of EXCLUDED) expect(text, path).not.toContain(`The ${setting} one`);
      expect(text, path).not.toContain('Refuge');
    }
    const page = (await ask('GET', '/public')).text;
    for (const setting of SETTINGS.filter((one) => !EXCLUDED.includes(one)))
      expect(page).toContain(`The ${setting} one`);
  });

  it('names them no more where the deployer switched the exclusion off, nor a prison', () => {
    const { policy } = world();
    const off = { ...policy, neverAsked: new Set<never>() };
    const all = [...everywhere, { name: 'HMP Elsewhere', setting: 'prison' as const }];
    const names = takingPart(all, off, languageOf(null).words).flatMap((one) => one.names);
    expect(names).toHaveLength(SETTINGS.length - EXCLUDED.length);
    expect(names.join()).not.toMatch(/HMP|sexual|fertility|children/);
  });

  it('says of every exclusion in force what it means, and promises none that is off', async () => {
    const shared = async (exclusions: Record<string, boolean>) => {
      const place = world({ policy: { exclusions } });
      return (await (await place.signIn('nobody'))('GET', '/api/public')).body['neverShared'] as readonly {
        readonly id: string;
        readonly words: string;
      }[];
    };
    const all = await shared({});
    const ids = world().policy.tables.exclusions.map(({ id }) => id);
    expect(all.map(({ id }) => id)).toEqual([...ids, 'DC-1']);
    expect(all.filter(({ words }) => words === '')).toEqual([]);
    expect((await shared({ 'EX-5': false })).map(({ id }) => id)).not.toContain('EX-5');
    const medicinesOff = await shared({ 'EX-1-medicines': false });
    expect(medicinesOff[0]?.words).not.toContain('Medicines');
    expect(all[0]?.words).toContain('Medicines');
  });

  it('is the same bytes whoever asks, from whatever page, and whatever anybody decided', async () => {
    const place = world();
    const read = async (user: string, headers: Readonly<Record<string, string>> = {}) => {
      const ask = await place.signIn(user);
      return Promise.all(PAGES.map(async (path) => (await ask('GET', path, undefined, headers)).text));
    };
    const before = await read('nobody');
    await (
      await place.signIn('oscar')
    )('POST', '/api/opt-outs', FORM);
    place.now += 86_400_000;
    expect(await read('ben')).toEqual(before);
    expect(await read('nobody', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://icb.test' })).toEqual(before);
  });

  it('asks no store and no server', async () => {
    const down = new Proxy({}, { get: () => () => Promise.reject(new Error('down')) }) as never;
    const place = world({
      stores: (stores) => ({ ...stores, sessions: down, audit: down, optOuts: down, cases: down }),
    });
    const ask = await place.signIn('nobody').catch(() => null);
    expect(ask).not.toBeNull();
    for (const path of PAGES) expect((await ask?.('GET', path))?.status, path).toBe(200);
    expect(place.asked).toEqual([]);
  });

  it('holds no script, no style of its own, and nothing from elsewhere', async () => {
    const ask = await world().signIn('nobody');
    for (const path of PAGES.slice(0, 3)) {
      const { text } = await ask('GET', path);
      expect(text).not.toMatch(/<script|\son\w+=|style=|https?:\/\//i);
      expect(text).toMatch(/^<!doctype html>/);
      expect(text.match(/<h1>/g)).toHaveLength(1);
    }
    const { text } = await ask('GET', '/public/style.css');
    expect(text).not.toMatch(/url\(|@import|https?:/);
  });

  it('has the accessibility statement, linked from every page', async () => {
    const ask = await world().signIn('nobody');
    const { text } = await ask('GET', '/public/accessibility');
    const { cannot, ask: asking, title } = languageOf(null).words.accessibility;
    for (const words of [title, ...cannot.list, ...asking.paragraphs]) expect(text).toContain(html`${words}`.html);
    for (const path of PAGES.filter((one) => !/[.]txt$|^[/]api/.test(one)))
      expect((await ask('GET', path)).text, path).toContain('href="/public/accessibility"');
  });

  it('is there in large print, and each link goes on in it', async () => {
    const { text } = await (await world().signIn('nobody'))('GET', '/public?print=large');
    expect(text).toContain('class="large"');
    expect(text).toContain('href="/public/opt-out-form?print=large"');
  });
});

describe('a text', () => {
  it('never becomes markup', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { html: written } = html`<p title="${text}">${text}</p>`;
        const inner = written.slice('<p title="'.length, -'</p>'.length);
        expect(inner.split('">').every((part) => !/[<>"']/.test(part))).toBe(true);
      }),
    );
    expect(html`${'<b>&"\''}`.html).toBe('&lt;b&gt;&amp;&quot;&#39;');
  });
});

describe('a language', () => {
  const { en } = LANGUAGES;
  it.each(Object.entries(LANGUAGES))('%s has every part, and none is empty', (_code, words) => {
    expect(partsOf(words)).toEqual(partsOf(en));
    expect(partsOf(words).filter((part) => part.endsWith('(empty)'))).toEqual([]);
  });

  it('is chosen where there is one of that name; else English', () => {
    const other = { ...(en as Words), language: 'Cymraeg' };
    const both = { en: en as Words, cy: other };
    expect(languageOf('cy', both).words.language).toBe('Cymraeg');
    for (const asked of [null, '', 'xx', '__proto__', 'toString']) expect(languageOf(asked, both).code).toBe('en');
    expect(partsOf({ a: ' ', b: ['x'] })).toEqual(['.a (empty)', '.b[0]']);
  });
});
