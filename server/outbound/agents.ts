/**
 * Through which connections is a place reached? A pool for each certificate, authority and proxy; made anew when a
 * file of theirs changes.
 */
import type { KeyObject } from 'node:crypto';
import * as tls from 'node:tls';
import { Agent, ProxyAgent, type Dispatcher } from 'undici';
import type { TlsConfig } from '../../src/gateway/credentials';
import { isLoopback } from '../config-fields';
import { credentialError } from './credential-error';
import { namedFile, readCertificates, readPrivateKey, type CannotUse, type NamedFile, type Read } from './named-file';

export interface OutboundConfig {
  readonly proxy?: string | undefined;
  /** Absolute; trusted beside the usual authorities. */
  readonly caFile?: string | undefined;
  /** Hosts that are asked without the proxy. */
  readonly direct: readonly string[];
}

export interface Agents {
  /**
   * For an address; null where nothing of it is special. `others`: a server of the same place on another origin, such
   * as its token endpoint, for which the usual authorities are trusted too. Throws a credential error where a file of
   * it cannot be used.
   */
  for(url: string, config: TlsConfig | undefined, others?: 'others'): Dispatcher | null;
  /** Ends every connection once what goes through it is done. */
  close(): Promise<void>;
}

/** The authorities that this machine trusts by itself. */
const usual = (): readonly string[] =>
  (tls as { getCACertificates?: (type: 'default') => string[] }).getCACertificates?.('default') ?? tls.rootCertificates;

interface Kept {
  readonly version: string;
  readonly dispatcher: Dispatcher;
}

const textOf = <T, R>(file: NamedFile<T>, as: (value: T) => R): R => {
  const read = file.get();
  if (!read.ok) throw credentialError('file');
  return as(read.value);
};

const fileOf =
  <T>(files: Map<string, NamedFile<T>>, read: (path: string) => Read<T>, cannotUse: CannotUse) =>
  (path: string): NamedFile<T> => {
    const file = files.get(path) ?? namedFile(path, read, cannotUse);
    files.set(path, file);
    return file;
  };

/** INVARIANT: a proxy is given an address and encrypted bytes, and never a header: each question is tunnelled. */
export function createAgents({ proxy, caFile, direct }: OutboundConfig, cannotUse: CannotUse): Agents {
  const kept = new Map<string, Kept>();
  const certificateFiles = new Map<string, NamedFile<string>>();
  const keyFiles = new Map<string, NamedFile<KeyObject>>();
  const certificates = fileOf(certificateFiles, readCertificates, cannotUse);
  const privateKey = fileOf(keyFiles, readPrivateKey, cannotUse);

  const isDirect = (url: string): boolean => {
    const { hostname } = new URL(url);
    return isLoopback(hostname) || direct.includes(hostname);
  };

  const trusted = (config: TlsConfig, withUsual: boolean): { readonly ca?: string[] } => {
    const own = config.caFile === undefined ? [] : [textOf(certificates(config.caFile), (text) => text)];
    const beside = caFile === undefined ? [] : [textOf(certificates(caFile), (text) => text)];
    // INVARIANT: a place that names its own authority is trusted by that one alone
    if (own.length > 0 && !withUsual) return { ca: own };
    return own.length + beside.length === 0 ? {} : { ca: [...usual(), ...beside, ...own] };
  };

  const made = (config: TlsConfig, isProxied: boolean, withUsual: boolean): Dispatcher => {
    const { certFile, keyFile } = config;
    const connect = {
      ...trusted(config, withUsual),
      ...(certFile === undefined ? {} : { cert: textOf(certificates(certFile), (text) => text) }),
      ...(keyFile === undefined
        ? {}
        : { key: textOf(privateKey(keyFile), (key) => key.export({ type: 'pkcs8', format: 'pem' }).toString()) }),
    };
    if (!isProxied || proxy === undefined) return new Agent({ connect });
    return new ProxyAgent({ uri: proxy, requestTls: connect, proxyTls: trusted({}, true), proxyTunnel: true });
  };

  return {
    for(url, config = {}, others) {
      const isProxied = proxy !== undefined && !isDirect(url);
      const named = [config.certFile, config.keyFile, config.caFile, caFile].filter((path) => path !== undefined);
      if (!isProxied && named.length === 0) return null;
      const key = JSON.stringify([config.certFile, config.keyFile, config.caFile, isProxied, others === 'others']);
      const version = named
        .map((path) => (path === config.keyFile ? privateKey(path) : certificates(path)).version().toString())
        .join();
      const before = kept.get(key);
      if (before?.version === version) return before.dispatcher;
      const dispatcher = made(config, isProxied, others === 'others');
      kept.set(key, { version, dispatcher });
      void before?.dispatcher.close().catch(() => undefined);
      return dispatcher;
    },
    close: async () => {
      const all = [...kept.values()];
      kept.clear();
      await Promise.all(all.map(({ dispatcher }) => dispatcher.close().catch(() => undefined)));
    },
  };
}
