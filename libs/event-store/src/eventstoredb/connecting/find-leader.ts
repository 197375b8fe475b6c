import { setTimeout as delay } from 'node:timers/promises';
import { type ServerAddress } from './find-hindrance.js';

/** What a server says of one of its cluster. */
export interface Member extends ServerAddress {
  readonly leads: boolean;
}

/** A server that can be asked who is in its cluster. */
export interface Seed extends ServerAddress {
  /** Under which its certificate names it; default: its address. */
  readonly name?: string;
}

export interface Finding {
  /** Looked up again and again: what stands behind a name changes. */
  readonly seeds: () => Promise<readonly Seed[]>;
  /** Rejects where a server does not answer in time. */
  readonly ask: (server: Seed) => Promise<readonly Member[]>;
  /** Between two questions to one server. */
  readonly pauseMs: number;
  readonly signal: AbortSignal;
}

/**
 * Finds the leader of a cluster, however long it takes. All known servers are asked at once, those too that others name: a
 * silent one holds up nobody. Others may still name a leader that has fallen silent; so it has to say so itself.
 *
 * @throws where the signal comes
 */
export async function findLeader({ seeds, ask, pauseMs, signal }: Finding): Promise<ServerAddress> {
  const found = new AbortController();
  const ending = AbortSignal.any([signal, found.signal]);
  const asked = new Set<string>();
  let leader: ServerAddress | undefined;
  const pause = (): Promise<unknown> => delay(pauseMs, undefined, { signal: ending }).catch(() => undefined);

  const askOn = async (server: Seed): Promise<void> => {
    while (!ending.aborted) {
      const members = await ask(server).catch((): readonly Member[] => []);
      members.forEach(begin);
      if (members.some((member) => member.leads && keyOf(member) === keyOf(server))) {
        leader ??= server;
        found.abort();
      }
      await pause();
    }
  };
  const begin = (server: Seed): void => {
    if (asked.has(keyOf(server))) return;
    asked.add(keyOf(server));
    void askOn(server);
  };
  while (!ending.aborted) {
    for (const seed of await seeds().catch((): readonly Seed[] => [])) begin(seed);
    await pause();
  }
  if (!leader) throw new Error('Failed to discover a leader before the end.');
  return leader;
}

function keyOf({ address, port }: ServerAddress): string {
  return `${address}:${port}`;
}
