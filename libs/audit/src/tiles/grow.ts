import { setImmediate as nextTurn } from 'node:timers/promises';
import { type RecordedEvent } from '#kafila/event-store';
import { encodeLeaf } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { TILE_WIDTH } from './tile-path.js';
import { type RightEdge, type TileFile } from './right-edge.js';

/** Adds the leaves of events to an edge; gives the tiles that became full. */
export async function grow(edge: RightEdge, events: readonly RecordedEvent[]): Promise<TileFile[]> {
  const full: TileFile[] = [];
  for (const [at, event] of events.entries()) {
    // Others in the process wait for a few milliseconds at most.
    if (at % TILE_WIDTH === TILE_WIDTH - 1) await nextTurn();
    full.push(...edge.add(encodeLeaf(event, nodeCrypto)));
  }
  return full;
}
