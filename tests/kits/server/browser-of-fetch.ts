/** A browser without a screen: it keeps cookies for each origin and follows where it is sent, a step at a time. */

export interface Stepped {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
  readonly url: string;
}

export function browserOfFetch(): (url: string, form?: Record<string, string>) => Promise<Stepped> {
  const jars = new Map<string, Map<string, string>>();
  return async (url, form) => {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = answer.headers.get('location');
    return {
      status: answer.status,
      location: location === null ? null : new URL(location, url).href,
      text: await answer.text(),
      url,
    };
  };
}
