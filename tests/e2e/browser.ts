/** Which browser walks the journeys? The one named, else the machine’s own, else the one npm brought. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { PATIENCE_MS } from './waiting';

/** Our own arguments: the packed browser's defaults would switch web security off. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-zygote',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Found {
  readonly path: string;
  readonly args: readonly string[];
}

/** The same Chromium without the shell of a desktop comes first: a journey takes a third less of the processor. */
const INSTALLED = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** `$CHROMIUM_PATH`, one that is installed, then the packed one, which brings its own libraries to a bare machine. */
export async function findChromium(): Promise<Found> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there`);
    return { path: named, args: ARGS };
  }
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed !== undefined) return { path: installed, args: ARGS };
  // Read at import: it decides which libraries are unpacked.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return { path: await packed.executablePath(), args: ['--headless=shell', ...ARGS] };
}

/** A headless Chromium; the caller closes it. Give its contexts the locale en-GB. */
export async function launchBrowser(): Promise<Browser> {
  const { path, args } = await findChromium();
  return chromium.launch({ executablePath: path, args: [...args], headless: true, timeout: PATIENCE_MS });
}
