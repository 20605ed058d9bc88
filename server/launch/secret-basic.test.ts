/** Is a shared secret read alike by a system that decodes what stands in the header, and by one that does not? */
import { expect, it } from 'vitest';
import { CLIENT_ID, launchPlace } from '../../tests/kits/server/launch-place';

async function sentFor(secret: string): Promise<string> {
  const place = await launchPlace({ smart: { auth: { kind: 'secret', secret } } });
  await place.browser().launch();
  const basic = place.fetched.map(({ authorization }) => authorization ?? '').find((one) => one.startsWith('Basic '));
  return Buffer.from(basic?.slice('Basic '.length) ?? '', 'base64').toString();
}

const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

it.each(['my-app-secret-123', "a_b.c~d!e*f'(g)", 'q/w==', 'p@$$&word?'])('%s, as it is', async (secret) => {
  const sent = await sentFor(secret);
  expect([sent, decoded(sent)]).toEqual([`${CLIENT_ID}:${secret}`, `${CLIENT_ID}:${secret}`]);
});

it.each(['a+b', '100%', 'a:b', 'two words', '£'])('%s, form-encoded', async (secret) => {
  const sent = await sentFor(secret);
  expect([sent.split(':').length, decoded(sent)]).toEqual([2, `${CLIENT_ID}:${secret}`]);
});
