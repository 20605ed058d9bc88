/**
 * Is what lies in `deploy` sound, as far as it can be known without running it: containers read as YAML and held
 * against each other, configs read by the product, nginx and systemd asked where they are installed?
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { userOf } from '../server/oidc/claims';
import { readConfig, type ServerConfig } from '../server/config';
import { problemsOf } from '../server/config-problems';
import { FIXTURE_PROVIDERS } from '../fhir-fixtures/providers';
import { ROOT, textOf } from './kits/documents';

const folder = mkdtempSync(join(tmpdir(), 'wp-deploy-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const has = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const within = (program: string): string | null =>
  ['/usr/sbin/', '/usr/bin/', '/usr/local/sbin/'].map((place) => place + program).find(existsSync) ?? null;

interface Service {
  readonly image?: string;
  readonly build?: unknown;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly user?: string;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: object | readonly string[];
  readonly networks?: object;
  readonly env_file?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: object;
  readonly networks: Readonly<Record<string, { readonly ipam: { readonly config: readonly { subnet: string }[] } }>>;
}
const compose = parse(textOf('compose.yaml'), { merge: true }) as Compose;

/** The rehearsal's secrets, made as somebody makes them, and its config with its paths led there. */
const secrets = join(folder, 'secrets');
let made: ReturnType<typeof spawnSync>;
beforeAll(() => {
  copyFileSync(join(ROOT, 'deploy/compose/prepare.sh'), join(folder, 'prepare.sh'));
  made = spawnSync('sh', [join(folder, 'prepare.sh')], { encoding: 'utf8' });
});

const needsOpenssl = it.skipIf(!has('openssl'));

function rehearsal(): ServerConfig {
  const path = join(folder, 'config.json');
  writeFileSync(path, textOf('deploy/compose/gateway.json').replaceAll('/run/whole-picture/', `${secrets}/`));
  const read = readConfig(path);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

describe('the image', () => {
  const lines = textOf('Dockerfile')
    .replace(/\\\n/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

  it('is made in two stages, by the Node of the repository', () => {
    expect(lines[0]).toBe(`ARG NODE=${textOf('.nvmrc').trim()}-bookworm-slim`);
    expect(lines.filter((line) => line.startsWith('FROM '))).toEqual([
      'FROM node:${NODE} AS build',
      'FROM node:${NODE}',
    ]);
  });

  it('holds no development package, runs as nobody who may do more, and says how it is', () => {
    expect(last.join('\n')).toContain('RUN npm ci --omit=dev');
    expect(last).toContain('USER node');
    expect(last.findIndex((line) => line === 'USER node')).toBeLessThan(
      last.findIndex((line) => line.startsWith('ENTRYPOINT')),
    );
    expect(last.some((line) => /^HEALTHCHECK .*\/healthz/.test(line))).toBe(true);
    // no shell and no npm between: the signals arrive
    expect(last).toContain('ENTRYPOINT ["node", "--import", "tsx"]');
  });

  it('copies what is there', () => {
    for (const line of lines.filter((one) => one.startsWith('COPY ') && !one.includes('--from')))
      for (const path of line.split(' ').slice(1, -1)) expect(existsSync(join(ROOT, path)), path).toBe(true);
    expect(textOf('.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['node_modules', '.git', 'deploy/compose/secrets']),
    );
    expect(textOf('.gitignore').split('\n')).toContain('deploy/compose/secrets/');
  });
});

describe('the rehearsal', () => {
  const { services } = compose;

  it('has two gateways, a database, nginx, Keycloak and synthetic providers', () => {
    expect(Object.keys(services).sort()).toEqual(
      ['database', 'gateway-1', 'gateway-2', 'keycloak', 'migrate', 'nginx', 'providers'].sort(),
    );
  });

  it('names no service, volume or file that is not there', () => {
    for (const [name, { depends_on = {}, volumes = [], env_file = [] }] of Object.entries(services)) {
      const waitsFor = Array.isArray(depends_on) ? (depends_on as string[]) : Object.keys(depends_on);
      for (const other of waitsFor) expect(Object.keys(services), name).toContain(other);
      for (const mount of [...volumes.map((one) => one.split(':')[0] ?? ''), ...env_file]) {
        const own = mount.replace(/^\.\//, '');
        if (!mount.startsWith('.') && !mount.includes('/')) expect(Object.keys(compose.volumes)).toContain(mount);
        else if (own.startsWith('deploy/compose/secrets/'))
          expect(existsSync(join(secrets, own.slice('deploy/compose/secrets/'.length))), mount).toBe(true);
        else if (own !== 'deploy/compose/secrets') expect(existsSync(join(ROOT, own)), mount).toBe(true);
      }
    }
  });

  it('lets the gateways write nowhere, and nothing but nginx be reached, from this machine alone', () => {
    for (const name of ['gateway-1', 'gateway-2', 'migrate'])
      expect(services[name]).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        tmpfs: [expect.stringContaining('/tmp')],
        security_opt: ['no-new-privileges:true'],
      });
    for (const [name, { ports = [] }] of Object.entries(services))
      expect(ports, name).toEqual(name === 'nginx' ? ['127.0.0.1:8443:8443'] : []);
  });

  needsOpenssl('is prepared once: secrets that differ, and keys for the owner alone', () => {
    expect(made).toMatchObject({ status: 0 });
    const read = (name: string): string => readFileSync(join(secrets, name), 'utf8');
    const all = ['database-password', 'superuser-password', 'client-secret'].map(read);
    for (const one of all) expect(one).toMatch(/^[0-9a-f]{48}$/);
    expect(new Set(all).size).toBe(3);
    for (const name of ['wrapping-key', 'database-password', 'ca.key', 'tls.key', 'owner.env'])
      if (name !== 'tls.key') expect(statSync(join(secrets, name)).mode & 0o077, name).toBe(0);
    expect(read('roles.sql')).toContain(`CREATE ROLE wp_serve LOGIN PASSWORD '${read('database-password')}'`);
    const again = spawnSync('sh', [join(folder, 'prepare.sh')], { encoding: 'utf8' });
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('is there already');
  });

  needsOpenssl('has the roles of the database as the documents have them', () => {
    const plain = readFileSync(join(secrets, 'roles.sql'), 'utf8').replaceAll(/ PASSWORD '[^']*'/g, '');
    const told = textOf('docs/deploying.md');
    for (const line of plain.trim().split('\n')) expect(told).toContain(line);
  });

  needsOpenssl('has a config that the product takes, and that names what is there', () => {
    const config = rehearsal();
    expect(problemsOf(config)).toEqual([]);
    const { gateway, listen } = config;
    const { subnet = '' } = compose.networks['inside']?.ipam.config[0] ?? {};
    expect(subnet.startsWith(listen.trustedProxies[0]?.replace(/\d+$/, '') ?? '?')).toBe(true);
    expect(services['nginx']?.networks).toHaveProperty('inside.ipv4_address', listen.trustedProxies[0]);
    for (const { id, ods, setting, baseUrl, fhirVersion, retrieve } of gateway.providers) {
      expect(FIXTURE_PROVIDERS).toContainEqual(expect.objectContaining({ id, ods, setting, fhirVersion, retrieve }));
      expect(baseUrl).toBe(`http://providers:9000/${id}/fhir`);
    }
  });

  interface RealmUser {
    readonly username: string;
    readonly attributes: Readonly<Record<string, readonly string[]>>;
    readonly groups: readonly string[];
  }
  const realm = JSON.parse(textOf('deploy/compose/keycloak-realm.json')) as {
    readonly groups: readonly { readonly name: string }[];
    readonly clients: readonly {
      readonly redirectUris: readonly string[];
      readonly clientId: string;
      readonly attributes: Readonly<Record<string, string>>;
    }[];
    readonly users: readonly RealmUser[];
  };

  needsOpenssl(
    'is told of every session that Keycloak ends: with a session in each logout it tells of one of several',
    () => {
      const [client] = realm.clients;
      const { publicUrl = '' } = rehearsal().gateway;
      expect(client?.attributes).toMatchObject({
        'backchannel.logout.url': `${publicUrl}/api/identity/backchannel-logout`,
        'backchannel.logout.session.required': 'false',
      });
    },
  );

  needsOpenssl.each(realm.users)('signs $username in, in one role at one organisation', ({ attributes, groups }) => {
    const { identity, gateway } = rehearsal();
    if (identity.mode !== 'oidc') throw new Error('the rehearsal signs in by OpenID Connect');
    const [client] = realm.clients;
    expect(client?.clientId).toBe(identity.clientId);
    expect(client?.redirectUris).toEqual([`${gateway.publicUrl ?? ''}/api/identity/callback`]);
    const claims = {
      sub: 'someone',
      name: 'Some One',
      groups: groups.map((group) => group.slice(1)),
      ...Object.fromEntries(Object.entries(attributes).map(([name, [value]]) => [name, value])),
    };
    for (const group of claims.groups) expect(realm.groups.map(({ name }) => name)).toContain(group);
    if (identity.profile === 'cis2') throw new Error('the rehearsal is no CIS2');
    expect(userOf(claims, identity).user?.memberships).toHaveLength(1);
  });
});

describe('nginx', () => {
  const nginx = within('nginx');
  /** As nginx reads it, with files and names that are on this machine. */
  function asked(text: string): string {
    const conf = join(folder, 'nginx.conf');
    mkdirSync(join(folder, 'own'), { recursive: true });
    copyFileSync(join(ROOT, 'deploy/nginx/proxy.conf'), join(folder, 'proxy.conf'));
    writeFileSync(
      conf,
      text
        .replaceAll(/ \/tmp\//g, ` ${folder}/own/`)
        .replaceAll(/ssl_certificate_key [^;]+/g, `ssl_certificate_key ${secrets}/tls.key`)
        .replaceAll(/ssl_certificate [^;]+/g, `ssl_certificate ${secrets}/tls.crt`)
        .replaceAll(/gateway-[12]|keycloak(?=:)/g, '127.0.0.1')
        .replaceAll('/etc/nginx/whole-picture/', `${folder}/`)
        .replaceAll('/var/log/nginx/', `${folder}/`)
        .replace('/dev/stdout', `${folder}/log`),
    );
    const { stderr, status } = spawnSync(nginx ?? '', ['-t', '-e', 'stderr', '-p', folder, '-c', conf], {
      encoding: 'utf8',
    });
    return `${String(status)} ${stderr}`;
  }

  it.skipIf(nginx === null || !has('openssl'))('takes the rehearsal’s configuration', () => {
    expect(asked(textOf('deploy/compose/nginx.conf'))).toMatch(/^0 [\s\S]*test is successful/);
  });

  it.skipIf(nginx === null || !has('openssl'))('takes the example, within a configuration of its own', () => {
    const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path /tmp/${name};`)
      .join('\n');
    const example = textOf('deploy/nginx/whole-picture.conf')
      .replace('listen 80;', 'listen 8480;')
      .replace('listen 443 ssl;', 'listen 8443 ssl;');
    expect(asked(`pid /tmp/pid;\nevents {}\nhttp {\n${temp}\n${example}\n}\n`)).toMatch(/^0 [\s\S]*test is successful/);
  });

  it('writes nothing of an answer or a body to a disk, and no address to a log', () => {
    const proxy = textOf('deploy/nginx/proxy.conf');
    expect(proxy).toMatch(/^proxy_max_temp_file_size 0;$/m);
    const [, most] = /^client_max_body_size (\w+);$/m.exec(proxy) ?? [];
    expect(/^client_body_buffer_size (\w+);$/m.exec(proxy)?.[1]).toBe(most);
    for (const file of ['deploy/nginx/whole-picture.conf', 'deploy/compose/nginx.conf']) {
      const text = textOf(file);
      expect(text).toContain('include');
      expect(text).toMatch(/location ~ \^\/\(metrics\|readyz\|healthz\)\(\/\|\$\) \{\s+return 404;/);
      const format = /log_format whole_picture ([^;]+);/.exec(text)?.[1] ?? '';
      expect(format).toContain('$sent_http_x_request_id');
      expect(format).not.toMatch(/request_uri|\$request\b|\$uri|args|query|referer|cookie|user_agent/);
      // every server that answers for the gateways logs so, and none by the usual format
      expect(text.match(/access_log (?!off)[^;]+;/g)?.every((line) => line.endsWith(' whole_picture;'))).toBe(true);
    }
  });
});

describe('the systemd unit', () => {
  const FILE = 'deploy/systemd/whole-picture@.service';
  const unit = textOf(FILE);

  it('runs Node itself by a config of its own, reads it again on reload, and starts it again whatever ended it', () => {
    expect(unit).toMatch(
      /^ExecStart=\/usr\/bin\/node --import tsx server\/serve\.ts --config \/etc\/whole-picture\/%i\.json$/m,
    );
    expect(unit).toMatch(/^ExecReload=\/bin\/kill -HUP \$MAINPID$/m);
    expect(unit).toMatch(/^Restart=always$/m);
    expect(unit).toMatch(/^User=whole-picture$/m);
    for (const example of ['one-gateway/8081', 'two-gateways/8081', 'two-gateways/8082'])
      expect(existsSync(join(ROOT, `deploy/${example}.json`))).toBe(true);
  });

  it.skipIf(!has('systemd-analyze'))('is taken by systemd, and exposes little', () => {
    const path = join(folder, 'whole-picture@8081.service');
    // the programs of this machine, and a folder that is here
    writeFileSync(
      path,
      unit
        .replace('/usr/bin/node', process.execPath)
        .replace('/opt/whole-picture', ROOT)
        .replace(/^(User|Group)=.*$/gm, '$1=root'),
    );
    const verified = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' });
    expect(`${verified.stdout}${verified.stderr}`).not.toContain('whole-picture');
    const exposed = spawnSync('systemd-analyze', ['security', '--offline=true', '--no-pager', path], {
      encoding: 'utf8',
    });
    const [, figure] = /Overall exposure level for \S+: (\d+\.\d)/.exec(exposed.stdout) ?? [];
    if (figure !== undefined) expect(Number(figure)).toBeLessThan(3);
  });
});
