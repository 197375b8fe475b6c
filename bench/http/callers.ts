import { join } from 'node:path';
import { beginAccess } from '#kafila/access';
import { openSqliteEventStore } from '#kafila/event-store';

/** By which key the load generator calls, and what events say of it. */
export interface BenchCaller {
  readonly authorization: Readonly<Record<string, string>>;
  readonly calledBy: Readonly<Record<string, string>>;
}

/** Calls are counted, and never too many. */
export const UNLIMITED = { KAFILA_CALLS_PER_SECOND: '1000000', KAFILA_UNIT_CALLS_PER_SECOND: '1000000' };

const bearer = (key: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${key}` });

/** Makes the first admin of a store that no service holds. */
export async function firstAdmin(folder: string): Promise<string> {
  const store = await openSqliteEventStore({ file: join(folder, 'events.db') });
  try {
    return (await beginAccess(store)).key;
  } finally {
    await store.close();
  }
}

/**
 * A desk, which reports for all units.
 *
 * @param scope of its key; undefined: everything
 * @throws Error the service refuses it
 */
export async function deskBy(admin: string, url: string, scope?: object): Promise<BenchCaller> {
  const decide = async (
    method: 'PUT' | 'POST',
    path: string,
    body: object,
  ): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json', ...bearer(admin) };
    const address = `${url}/v1/access/principals/bench/${path}`;
    const answer = await fetch(address, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} was refused: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  await decide('PUT', 'roles', { roles: ['desk'] });
  const { key } = await decide('POST', 'keys', scope ? { scope } : {});
  return {
    authorization: bearer(String(key)),
    calledBy: { by: 'access-bench', via: 'key', role: 'desk' },
  };
}
