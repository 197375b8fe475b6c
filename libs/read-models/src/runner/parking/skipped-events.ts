import { asText, type Database } from '../../database/schema.js';

/** An event that is left out of the fold of its stream. It stays in the store. */
export interface SkippedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly eventId: string;
  /** Who left it out. */
  readonly by: string;
  readonly reason: string;
  /** RFC 3339 in UTC. */
  readonly skippedAt: string;
}

/** What is left out of a projection's fold, in the order of streams. */
export async function readSkipped(db: Database, projection: string): Promise<readonly SkippedEvent[]> {
  const rows = await db
    .selectFrom('skipped_events')
    .selectAll()
    .select(asText('position').as('at'))
    .where('projection', '=', projection)
    .orderBy('stream')
    .orderBy('revision')
    .execute();
  return rows.map((row) => ({
    stream: row.stream,
    revision: row.revision,
    position: BigInt(row.at),
    eventId: row.event_id,
    by: row.skipped_by,
    reason: row.reason,
    skippedAt: row.skipped_at,
  }));
}

export async function writeSkipped(
  db: Database,
  projection: string,
  { stream, revision, position, eventId, by, reason, skippedAt }: SkippedEvent,
): Promise<void> {
  await db
    .insertInto('skipped_events')
    .values({
      ...{ projection, stream, revision, position, reason },
      ...{ event_id: eventId, skipped_by: by, skipped_at: skippedAt },
    })
    .execute();
}

/** The revisions that are left out of a stream; undefined where there are none. */
export type SkippedOf = (stream: string) => ReadonlySet<number> | undefined;

/** What is left out, by stream. */
export class Skipped {
  private readonly revisions = new Map<string, Set<number>>();

  constructor(events: readonly SkippedEvent[]) {
    for (const event of events) this.add(event);
  }

  readonly of: SkippedOf = (stream) => this.revisions.get(stream);

  has({ stream, revision }: Pick<SkippedEvent, 'stream' | 'revision'>): boolean {
    return this.revisions.get(stream)?.has(revision) ?? false;
  }

  add({ stream, revision }: Pick<SkippedEvent, 'stream' | 'revision'>): void {
    const of = this.revisions.get(stream) ?? new Set();
    this.revisions.set(stream, of.add(revision));
  }
}
