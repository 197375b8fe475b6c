import { readFileSync } from 'node:fs';
import { type EventStoreDBClient } from '@eventstore/db-client';
import { parseConnectionString } from '@eventstore/db-client/dist/Client/parseConnectionString.js';
import { EventStoreMisconfigured } from '../../event-store.errors.js';
import { type Way } from './find-hindrance.js';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

type Arguments = ConstructorParameters<typeof EventStoreDBClient>;

/** What the url of an event store says. */
export interface ReadUrl {
  readonly way: Way;
  /** Whether the name is that of a cluster, and stands for one server or several. */
  readonly discovers: boolean;
  readonly credentials: Credentials | undefined;
  /** For the client. */
  readonly connection: Arguments[0];
  readonly channel: NonNullable<Arguments[1]>;
}

/**
 * Reads the url of an event store. The client's own reader gets it without the password, which it would print where it does
 * not understand the rest, and no files, whose names it would not tell.
 *
 * @throws EventStoreMisconfigured
 */
export function readUrl(url: string, given?: Credentials): ReadUrl {
  const [, scheme = '', user, rest = ''] = /^([^:]+:\/\/)(?:([^/?#]*)@)?(.*)$/.exec(url.trim()) ?? [];
  const { hosts, dnsDiscover, tls = true, ...more } = parsed(scheme + rest);
  const { tlsCAFile, userCertFile, userKeyFile, ...options } = more;
  const [first, ...others] = hosts;
  if (!first) throw new EventStoreMisconfigured('EVENT_STORE_URL names no server.');
  const authorities = tls ? readNamed('tlsCAFile', tlsCAFile) : undefined;
  const [cert, key] = [readNamed('userCertFile', userCertFile), readNamed('userKeyFile', userKeyFile)];
  const servers = dnsDiscover || others.length === 0 ? { endpoint: first } : { endpoints: hosts };
  return {
    way: { servers: dnsDiscover ? [first] : hosts, tls, authorities },
    discovers: dnsDiscover,
    credentials: given ?? (user === undefined ? undefined : credentialsIn(user)),
    connection: { ...options, ...(dnsDiscover ? { discover: first } : servers) } as Arguments[0],
    channel: {
      insecure: !tls,
      ...(authorities && { rootCertificate: authorities }),
      ...(cert && { userCertFile: cert }),
      ...(key && { userKeyFile: key }),
    },
  };
}

function parsed(url: string): ReturnType<typeof parseConnectionString> {
  try {
    return parseConnectionString(url);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new EventStoreMisconfigured(`EVENT_STORE_URL cannot be understood: ${said}`);
  }
}

function credentialsIn(text: string): Credentials {
  const colon = text.indexOf(':');
  if (colon < 1) throw new EventStoreMisconfigured('EVENT_STORE_URL names a user without a password.');
  try {
    const [username, password] = [text.slice(0, colon), text.slice(colon + 1)].map(decodeURIComponent);
    return { username: username ?? '', password: password ?? '' };
  } catch {
    throw new EventStoreMisconfigured(
      'User and password in EVENT_STORE_URL are not percent-encoded as they have to be.',
    );
  }
}

function readNamed(option: string, file: string | undefined): Buffer | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'is not there' : `cannot be read (${code ?? 'unknown error'})`;
    throw new EventStoreMisconfigured(`The file ${file}, which EVENT_STORE_URL names as ${option}, ${why}.`);
  }
}
