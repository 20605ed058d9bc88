/** What does anybody read about the record without signing in? `GET /api/public` and the pages under `/public`. */
import { turnsShown } from '../../domain/direction';
import { json, type Answer, type Call } from '../call';
import { languageOf } from '../residents/languages';
import { residentsAccessibility, residentsForm, residentsPage, type Asked } from '../residents/page';
import { STYLE } from '../residents/style';
import { neverSharedText, toldTo } from '../residents/told';

function askedIn({ gateway, request }: Call): Asked {
  const { searchParams } = new URL(request.url);
  return {
    ...languageOf(searchParams.get('lang')),
    isLarge: searchParams.get('print') === 'large',
    instance: gateway.config.instance.name,
  };
}

const toldIn = ({ gateway }: Call, { words }: Asked) => toldTo(gateway.config.providers, gateway.policy, words);

const text = (type: string, body: string, more: Readonly<Record<string, string>> = {}): Answer =>
  Promise.resolve(
    new Response(turnsShown(body), {
      headers: { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache', ...more },
    }),
  );

/** `GET /api/public`: the same for everybody; of config, policy and texts alone. */
export function publicAnswer(call: Call): Answer {
  const asked = askedIn(call);
  const { words, code, all, instance } = asked;
  const { form, how, choice, what } = words;
  const answer = { instance, language: code, languages: all, ...toldIn(call, asked), form, how, choice, what };
  return Promise.resolve(json(200, answer));
}

/** `GET /public` */
export function publicPage(call: Call): Answer {
  const asked = askedIn(call);
  return text('text/html', residentsPage(asked, toldIn(call, asked)));
}

/** `GET /public/opt-out-form`, `GET /public/opt-in-form` */
export const publicForm =
  (kind: 'opt-out' | 'opt-in') =>
  (call: Call): Answer =>
    text('text/html', residentsForm(askedIn(call), kind));

/** `GET /public/accessibility` */
export const publicAccessibility = (call: Call): Answer => text('text/html', residentsAccessibility(askedIn(call)));

/** `GET /public/never-shared.txt` */
export function neverSharedFile(call: Call): Answer {
  const asked = askedIn(call);
  return text('text/plain', neverSharedText(toldIn(call, asked), asked.words), {
    'Content-Disposition': 'attachment; filename="never-shared.txt"',
  });
}

/** `GET /public/style.css` */
export const publicStyle = (): Answer => text('text/css', STYLE);
