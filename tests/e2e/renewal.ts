/**
 * How does a sign-in come to be one that a national service no longer takes, in a browser? Shared by the journey and
 * its picture.
 */
import type { Page } from 'playwright-core';
import type { DemoFile } from '../../mocks/demo-config';
import { startNational, type National } from '../../server/start-national';
import { startDemo, type Demo } from '../demo';
import { find, region, type Opening } from './steps';
import { allAnswered } from './waiting';

const WAY_IN = 'Sign in with your organisation’s account';
export const GP_THERE = 'Dr Asha Patel GP, Parkside';
const MARJORIE: Opening = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };

/** The demo as in national use, where Northgate is asked in the user's own name as PDS is. */
export async function startNationalDemo(): Promise<{ readonly national: National; readonly demo: Demo }> {
  const national = await startNational('127.0.0.1', 0);
  const demo = await startDemo((file) => {
    const config = national.config(file) as DemoFile & { readonly demographics: { readonly auth: object } };
    const { auth } = config.demographics;
    return { ...config, providers: config.providers.map((one) => (one.id === 'northgate' ? { ...one, auth } : one)) };
  }, national.port);
  return { national, demo };
}

/** A GP with a record open, in which Northgate no longer takes the sign-in that PDS took a moment before. */
export async function upToRenewal(page: Page, national: Pick<National, 'tireOfSignIns'>): Promise<void> {
  await page.getByRole('link', { name: WAY_IN }).click();
  await page.getByRole('button', { name: GP_THERE }).click();
  await find(page, { ...MARJORIE, dateOfBirth: '15-Mar-1948' });
  await page.getByRole('heading', { name: 'Nobody found' }).waitFor();
  national.tireOfSignIns();
  await page.getByRole('link', { name: 'Find a person' }).first().click();
  await find(page, MARJORIE);
  await allAnswered(page);
  await region(page, 'Coverage').getByText('no longer accepts your sign-in').waitFor();
}

export const RENEWAL_SCREENS: readonly (readonly [name: string, shows: string])[] = [
  ['renew-sign-in', 'a provider no longer takes the sign-in, which is renewed with the record open'],
];

/** Goes to it; `stands` is called there with its name. */
export async function renewalTour(
  open: (origin: string) => Promise<Page>,
  stands: (name: string, page: Page) => Promise<void>,
): Promise<void> {
  const { national, demo } = await startNationalDemo();
  try {
    const page = await open(demo.origin);
    await upToRenewal(page, national);
    await stands('renew-sign-in', page);
  } finally {
    await demo.close();
    await national.close();
  }
}
