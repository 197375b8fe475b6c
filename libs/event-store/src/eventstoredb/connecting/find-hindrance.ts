import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { type Hindrance, hindranceAt, type OnTheWay } from './hindrance.js';

export interface ServerAddress {
  readonly address: string;
  readonly port: number;
}

/** Where servers are, any of which will do, and how to speak to them. */
export interface Way {
  readonly servers: readonly ServerAddress[];
  readonly tls: boolean;
  /** Authorities that sign their certificates; undefined: those that Node trusts. */
  readonly authorities?: Buffer | undefined;
}

const CODES: Readonly<Record<string, OnTheWay>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ECONNREFUSED: 'refused',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-not-trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-not-trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-not-trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-not-trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-not-trusted',
  CERT_UNTRUSTED: 'certificate-not-trusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-of-another',
  EPROTO: 'server-without-tls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'server-without-tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'server-without-tls',
};

/**
 * Looks for what keeps from the servers, by connections of its own: the client's errors say it in many words, late, or not
 * at all. Undefined where one of them can be reached.
 *
 * @param waitMs after so long a server counts as silent
 */
export async function findHindrance(
  { servers, tls, authorities }: Way,
  waitMs = 1_000,
): Promise<Hindrance | undefined> {
  const looking = servers.map(async ({ address: host, port }) => {
    const code = tls
      ? await tried(() => connectTls({ ...helloTo(host, port), ca: authorities }), 'secureConnect', waitMs)
      : await plainHindrance(host, port, waitMs);
    // Any that can be reached will do: the others need not be waited for.
    if (code === undefined) throw REACHED;
    return hindranceAt(`${host}:${port}`, code);
  });
  try {
    return (await Promise.all(looking))[0];
  } catch (reached) {
    if (reached === REACHED) return undefined;
    throw reached;
  }
}

const REACHED = new Error('It can be reached.');

async function plainHindrance(host: string, port: number, waitMs: number): Promise<OnTheWay | undefined> {
  const code = await tried(() => connect({ host, port }), 'connect', waitMs);
  if (code !== undefined) return code;
  const hello = { ...helloTo(host, port), rejectUnauthorized: false };
  const answer = await tried(() => connectTls(hello), 'secureConnect', waitMs);
  return answer === undefined ? 'server-with-tls' : undefined;
}

function helloTo(host: string, port: number): ConnectionOptions {
  return { host, port, ALPNProtocols: ['h2'], ...(isIP(host) === 0 && { servername: host }) };
}

/** What kept from connecting; undefined where nothing did. */
async function tried(begin: () => Socket, done: string, waitMs: number): Promise<OnTheWay | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const socket = begin();
  try {
    return await new Promise((resolve) => {
      timer = setTimeout(resolve, waitMs, 'no-answer');
      socket.once(done, () => {
        resolve(undefined);
      });
      socket.once('close', () => {
        resolve('no-answer');
      });
      socket.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
        resolve(CODES[code] ?? 'no-answer');
      });
    });
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}
