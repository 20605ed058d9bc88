/** What does somebody see who signs in at the simulated CIS2? People and roles to choose from, and no password. */
import type { Person } from './people';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const STYLE =
  'body{font:1.1875rem/1.5 Arial,sans-serif;margin:0;color:#212b32;background:#f0f4f5}' +
  'header{background:#005eb8;color:#fff;padding:16px 24px;font-weight:700}' +
  'main{max-width:44rem;margin:24px auto;padding:0 24px}' +
  'ul{list-style:none;padding:0}li{margin:0 0 8px}' +
  'button{font:inherit;width:100%;min-height:44px;text-align:left;padding:8px 16px;border:1px solid #768692;' +
  'background:#fff;cursor:pointer}button:focus{outline:4px solid #ffeb3b}span{color:#4c6272}';

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${title}</title>` +
  `<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head>` +
  `<body><header>CIS2 (simulated)</header><main><h1>${title}</h1>${body}</main></body></html>`;

const choice = (person: Person, at: number): string => {
  const role = person.roles[at];
  const place = person.organisations[at]?.org_name ?? '';
  const what = role?.role_name.split(':').at(-1)?.replaceAll('"', '') ?? '';
  return (
    `<li><button name="role" value="${escaped(role?.person_roleid ?? '')}">` +
    `${escaped(person.name)} <span>${escaped(what)}, ${escaped(place)}</span></button></li>`
  );
};

/** Everybody once for each of their roles. `expected` comes first. */
export function signInPage(people: readonly Person[], action: string, expected: string | undefined): string {
  const order = [...people].sort((a, b) => Number(b.userId === expected) - Number(a.userId === expected));
  const rows = order.flatMap((person) => person.roles.map((_, at) => choice(person, at))).join('');
  return page(
    'Sign in',
    `<p>Everybody here is made up. Choose who you are, and the role that you are working in.</p>` +
      `<form method="post" action="${escaped(action)}"><ul>${rows}</ul>` +
      `<p><button name="role" value="">Cancel</button></p></form>`,
  );
}

/** Signs out without asking: whoever came by a link of a client has said so there. */
export const signOutPage = (form: string): string =>
  page(
    'Signing out',
    `${form.replace('</form>', '<input type="hidden" name="logout" value="yes"/><button>Sign out</button></form>')}` +
      '<script>document.forms[0].submit()</script>',
  );
