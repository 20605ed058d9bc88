/** Which file of the built app does a path name? All are held in memory: a path is looked up, never walked. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer> | null;
  readonly type: string;
  readonly etag: string;
  readonly cache: string;
}

const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

function fileAt(path: string, url: string): StaticFile {
  const bytes = copy(readFileSync(path));
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  const gzipped = /^(text|image\/svg|application\/(manifest\+)?json)/.test(type)
    ? copy(gzipSync(bytes, { level: 9 }))
    : null;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  // Vite puts a hash of the content into the name of everything under assets/.
  const cache = url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  return { bytes, gzipped, type, etag, cache };
}

export type StaticFiles = (request: Request) => Response;

const takesGzip = (request: Request): boolean =>
  /(^|,)\s*gzip\s*(,|;(?!\s*q=0(\.0*)?\s*(,|$))|$)/i.test(request.headers.get('accept-encoding') ?? '');

/**
 * Serves the built app in `directory`; any path without a file of its own is the app itself (`page`), for it has routes
 * of its own. An app that is not built is not found.
 */
export function staticFiles(directory: string, page = '/index.html'): StaticFiles {
  const files = new Map<string, StaticFile>();
  const entries = existsSync(directory) ? readdirSync(directory, { recursive: true, withFileTypes: true }) : [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const url = `/${relative(directory, path).split(sep).join('/')}`;
    files.set(url, fileAt(path, url));
  }
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
    const { pathname } = new URL(request.url);
    const file = files.get(pathname) ?? (pathname.startsWith('/assets/') ? undefined : files.get(page));
    if (file === undefined) return new Response(null, { status: 404 });
    const headers = new Headers({
      'Content-Type': file.type,
      'Cache-Control': file.cache,
      ETag: file.etag,
      Vary: 'Accept-Encoding',
    });
    if (request.headers.get('if-none-match') === file.etag) return new Response(null, { status: 304, headers });
    const gzipped = takesGzip(request) ? file.gzipped : null;
    if (gzipped !== null) headers.set('Content-Encoding', 'gzip');
    const body = gzipped ?? file.bytes;
    headers.set('Content-Length', String(body.byteLength));
    return new Response(request.method === 'HEAD' ? null : body, { headers });
  };
}
