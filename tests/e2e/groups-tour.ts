/** Which screens has the program for groups of people, in the order in which one request comes to each? */
import type { Page } from 'playwright-core';
import { serveGroups } from '../kits/secondary/served';
import {
  answered,
  decidedAndBuilt,
  filledIn,
  heading,
  released,
  signInTo,
  submitted,
  type Colleagues,
} from './groups-steps';

/** As many as give each age band and each practice a figure. */
const PEOPLE = 4_000;

export const GROUPS_SCREENS: readonly (readonly [name: string, shows: string])[] = [
  ['groups-request', 'asking for data about groups of people'],
  ['groups-question', 'an answer by age band, each with its interval'],
  ['groups-practices', 'an answer by practice, in a funnel'],
  ['groups-register', 'the public register of uses'],
  ['groups-objections', 'objections to secondary use'],
];

async function byPractice(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /age band/i }).uncheck();
  await page.getByRole('checkbox', { name: /practice/i }).check();
  await page.getByRole('button', { name: 'Preview on made-up rows' }).click();
  await page.getByText('A preview on made-up rows').waitFor();
  await page.getByRole('button', { name: 'Ask the data set' }).click();
  await page.getByText('The answer, not released').waitFor();
}

/** Goes through them; `stands` is called at each with its name. */
export async function groupsTour(
  open: (origin: string) => Promise<Page>,
  stands: (name: string, page: Page) => Promise<void>,
): Promise<void> {
  const groups = await serveGroups(PEOPLE);
  const colleagues: Colleagues = {
    as: async (name) => signInTo(await open(groups.origin), name),
    looked: () => Promise.resolve(),
  };
  try {
    const form = await filledIn(colleagues);
    await form.getByRole('checkbox', { name: /^Practice/ }).check();
    await stands('groups-request', form);
    await submitted(form);
    await decidedAndBuilt(colleagues);
    const answer = await answered(colleagues);
    await stands('groups-question', answer);
    await byPractice(answer);
    await stands('groups-practices', answer);
    await released(colleagues);
    const register = await open(groups.origin);
    await register.getByRole('link', { name: 'Register of uses' }).first().click();
    await heading(register, 'Register of uses');
    await register
      .getByText(/, published/)
      .first()
      .click();
    await register.getByRole('row', { name: /^All shown/ }).waitFor();
    await stands('groups-register', register);
    const desk = await colleagues.as('Grace Kim');
    await heading(desk, 'Objections to secondary use');
    await stands('groups-objections', desk);
  } finally {
    await groups.close();
  }
}
