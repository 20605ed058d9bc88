/** Is what every visitor gets with the page harmless, whole and our own? */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { staticFiles } from '../server/http/static-files';
import { ROOT, textOf } from './kits/documents';

const PUBLIC = join(ROOT, 'public');
const names = readdirSync(PUBLIC).sort();

interface Icon {
  readonly src: string;
  readonly type: string;
  readonly sizes: string;
}

const manifest = JSON.parse(textOf('public/site.webmanifest')) as { readonly icons: readonly Icon[] };

/** Width and height of a PNG, from its header. */
const sizeOf = (name: string): string => {
  const bytes = readFileSync(join(PUBLIC, name));
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return `${String(bytes.readUInt32BE(16))}x${String(bytes.readUInt32BE(20))}`;
};

const served = (name: string): Response => staticFiles(PUBLIC)(new Request(`http://x/${name}`));

describe('public', () => {
  it('holds pictures, a manifest and robots.txt, and no script', () => {
    expect(names.filter((name) => !/\.(svg|png|webmanifest)$|^robots\.txt$/.test(name))).toEqual([]);
  });

  it('asks for nothing from elsewhere, and draws without a script', () => {
    for (const name of names.filter((one) => !one.endsWith('.png')))
      expect(textOf(`public/${name}`).replace('http://www.w3.org/2000/svg', '')).not.toMatch(
        /\b[a-z]+:\/\/|<script|\son\w+=|javascript:|<image|<use|<foreignObject|url\(/i,
      );
  });

  it('turns every robot away', () => {
    expect(textOf('public/robots.txt')).toBe('User-agent: *\nDisallow: /\n');
  });

  it('has every icon that the manifest names, in the size that it says', () => {
    expect(manifest.icons.length).toBeGreaterThan(1);
    for (const { src, type, sizes } of manifest.icons) {
      expect(names).toContain(src.slice(1));
      if (type === 'image/png') expect(sizeOf(src.slice(1))).toBe(sizes);
    }
  });

  it.each(['index.html', 'secondary.html'])('has all that %s refers to, and nothing of it is a data URL', (file) => {
    const page = textOf(file);
    const linked = [...page.matchAll(/<link[^>]+href="([^"]+)"/g)].map(([, href]) => href ?? '');
    expect(linked.length).toBeGreaterThan(1);
    for (const href of linked) expect(names).toContain(href.slice(1));
    expect(page).not.toContain('data:');
    expect(sizeOf('icon-32.png')).toBe('32x32');
    expect(sizeOf('apple-touch-icon.png')).toBe('180x180');
  });

  it.each([
    ['icon.svg', 'image/svg+xml'],
    ['icon-192.png', 'image/png'],
    ['site.webmanifest', 'application/manifest+json'],
    ['robots.txt', 'text/plain; charset=utf-8'],
  ])('is served as what it is: %s', (name, type) => {
    const response = served(name);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });
});
