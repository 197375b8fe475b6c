import { CARNET_FACT_TYPES, CONVOY_FACT_TYPES, DECLARATION_FACT_TYPES } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import { encodeLeaf } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { GrowingTree } from '../../verify/growing-tree.js';
import { hashOfEntry } from '../../verify/range-hash.js';
import { type HistoryToExport } from '../history-to-export.js';
import { type Placed, placedOf } from '../in-order-of-occurrence.js';
import { CorrectionsSeen, type StandingCorrections } from '../corrections-seen.js';
import { type HistoryDigest } from './sections/proof.js';

const FACTS = new Set([...CONVOY_FACT_TYPES, ...CARNET_FACT_TYPES, ...DECLARATION_FACT_TYPES]);

/** What one reading of a history tells. Memory: where each event lies, no event itself. */
export interface ReadThrough {
  readonly placed: readonly Placed[];
  readonly digest: HistoryDigest;
  readonly corrections: StandingCorrections;
  /** `stream revision` of each fact before which something was recorded that occurred later. */
  readonly late: ReadonlySet<string>;
}

export async function readThrough({
  streams,
  recorded,
}: Pick<HistoryToExport, 'streams' | 'recorded'>): Promise<ReadThrough> {
  const tree = new GrowingTree();
  const corrections = new CorrectionsSeen();
  const lateness = new Lateness();
  const placed: Placed[] = [];
  const late = new Set<string>();
  let lastRecordedAt: string | null = null;
  const counts = new Map(streams.map((stream) => [stream, { events: 0, lastPosition: 0n }]));
  for await (const event of recorded()) {
    tree.add(hashOfEntry(encodeLeaf(event, nodeCrypto)));
    corrections.add(event);
    placed.push(placedOf(event));
    if (lastRecordedAt === null || event.recordedAt > lastRecordedAt) lastRecordedAt = event.recordedAt;
    if (lateness.isLate(event)) late.add(`${event.stream} ${event.revision}`);
    const count = counts.get(event.stream);
    if (count) {
      count.events++;
      count.lastPosition = event.position;
    }
  }
  const digest = {
    events: placed.length,
    lastRecordedAt,
    root: tree.root().toString('hex'),
    streams: [...counts].map(([stream, count]) => ({ stream, ...count })),
  };
  return { placed, digest, corrections: corrections.standing(), late };
}

/** Knows of each stream the latest fact so far. */
class Lateness {
  readonly #latest = new Map<string, string>();

  isLate({ stream, type, data: { occurredAt } }: RecordedEvent): boolean {
    if (!FACTS.has(type) || typeof occurredAt !== 'string') return false;
    const latest = this.#latest.get(stream) ?? '';
    if (occurredAt > latest) this.#latest.set(stream, occurredAt);
    return occurredAt < latest;
  }
}
