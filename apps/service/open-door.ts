import { setTimeout as delay } from 'node:timers/promises';
import {
  FollowPrincipals,
  HadKeys,
  KeyDoor,
  LastUse,
  OidcUnusable,
  openOidc,
  type OpenedOidc,
  SessionKeysUnusable,
  type SignInParts,
} from '#kafila/access';
import { type EventSource } from '#kafila/event-store';
import {
  type Door,
  EX_CONFIG,
  isFromOwnPage,
  isLoopback,
  type Log,
  type Settings,
  writtenOut,
} from '#kafila/platform';

/** How long a start waits to know who may what. After it the service listens, and answers 503 until it knows. */
const READ_WITHIN_MS = 10_000;

/** The door of a service, and what it knows of who may what. */
export interface OpenedDoor extends Door {
  readonly followed: FollowPrincipals;
  readonly lastUse: LastUse;
  /** What people sign in by; undefined: nobody does. */
  readonly signIn: SignInParts | undefined;
  close(): Promise<void>;
}

/**
 * Opens the door of a service: who may what is read from the event store. Where nobody has a key and others could reach the
 * service, a sentence on stderr says so and the process ends with code 78.
 */
export async function openDoor(
  settings: Settings,
  store: Pick<EventSource, 'subscribe' | 'head'>,
  log: Pick<Log, 'info' | 'error'>,
): Promise<OpenedDoor> {
  const oidc = oidcOrExit(settings);
  const hadKeys = new HadKeys(settings.dataDir);
  const lastUse = new LastUse(settings.dataDir);
  const followed = new FollowPrincipals(store, () => {
    try {
      hadKeys.remember();
    } catch (err) {
      log.error({ err }, 'it could not be noted in the data folder that there are keys');
    }
  });
  followed.start();
  await Promise.race([followed.read(), delay(READ_WITHIN_MS, undefined, { ref: false })]);
  const haveKeys = followed.principals.areThere || hadKeys.areRemembered;
  if (followed.isRead && !haveKeys) {
    const why = openToOthers(settings);
    if (why !== undefined) {
      process.stderr.write(
        `${why}, and there are no keys yet: run kafila access init first (docs/access.md).\n`,
      );
      process.exit(EX_CONFIG);
    }
    log.info('there are no keys: every caller on this machine may do everything, and nobody else may call');
  }
  const door = new KeyDoor({
    followed,
    hadKeys: () => hadKeys.areRemembered,
    isPublic: settings.callers.isPublic,
    unconfirmedMs: settings.keysUnconfirmedMs,
    used: (keyId, now) => {
      lastUse.used(keyId, now);
    },
    ...(oidc && { credentials: oidc.credentials }),
    isFromOwnPage: (call) => isFromOwnPage(call, settings.callers),
  });
  return {
    followed,
    lastUse,
    signIn: oidc?.signIn,
    recognize: (call, answer) => door.recognize(call, answer),
    admit: (call, needs) => door.admit(call, needs),
    close: () => followed.close(),
  };
}

function oidcOrExit({ oidc, sessionKeys }: Settings): OpenedOidc | undefined {
  try {
    return oidc && openOidc(oidc, sessionKeys);
  } catch (error) {
    if (!(error instanceof OidcUnusable) && !(error instanceof SessionKeysUnusable)) throw error;
    process.stderr.write(`${writtenOut(error.message)}\n`);
    process.exit(EX_CONFIG);
  }
}

function openToOthers({ host, callers, oidc }: Settings): string | undefined {
  if (oidc) return `KAFILA_OIDC_ISSUER names ${oidc.issuer}, by which others call`;
  if (!isLoopback(host)) return `HOST is ${host}, which others can reach`;
  return callers.isPublic ? 'KAFILA_PUBLIC_URL tells others where to reach the service' : undefined;
}
