import { Describe, IsFormat, type MemberDecorator, Open, Optional } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { trips } from '../../trips/trips.projection.js';
import { asText, type Database } from '../../database/schema.js';
import { AreAll, IsPlain, IsPosition } from '../members.js';

/** An event that is left out of an answer. */
@Open()
export class SkippedEvent {
  @IsPosition('The event that is left out.')
  readonly position!: string;

  @IsPlain('Its id: the report id, where it is a report.')
  readonly eventId!: string;

  @IsPlain('Who left it out.')
  readonly by!: string;

  @IsPlain('Why.')
  readonly reason!: string;

  @IsFormat('date-time')
  @Describe('When it was left out.')
  readonly at!: string;
}

/** The member of an answer about a stream that somebody has left events out of. */
export const AreSkippedEvents = (): MemberDecorator =>
  applyDecorators(
    Optional(),
    AreAll(
      () => SkippedEvent,
      'Events that could not be digested and that somebody has left out of everything shown here, with a reason. ' +
        'They stay in the stream. Absent where there are none.',
    ),
  );

/** The member for each of these streams that has events left out, as JSON. */
export async function skippedJsons(
  db: Database,
  streams: readonly string[],
): Promise<ReadonlyMap<string, { readonly skippedEvents: string }>> {
  const found = await skippedOf(db, streams);
  return new Map([...found].map(([stream, events]) => [stream, { skippedEvents: JSON.stringify(events) }]));
}

/** What is left out of each of these streams, in its order. */
export async function skippedOf(
  db: Database,
  streams: readonly string[],
): Promise<ReadonlyMap<string, readonly SkippedEvent[]>> {
  const found = new Map<string, SkippedEvent[]>();
  if (streams.length > 0) {
    const rows = await db
      .selectFrom('skipped_events')
      .select(['stream', 'event_id', 'skipped_by', 'reason', 'skipped_at', asText('position').as('position')])
      .where('projection', '=', trips.name)
      .where('stream', 'in', streams)
      .orderBy('revision')
      .execute();
    for (const { stream, position, event_id: eventId, skipped_by: by, reason, skipped_at: at } of rows) {
      found.set(stream, [...(found.get(stream) ?? []), { position, eventId, by, reason, at }]);
    }
  }
  return found;
}

/** The revisions that are left out of a stream. */
export async function skippedRevisions(db: Database, stream: string): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('skipped_events')
    .select('revision')
    .where('projection', '=', trips.name)
    .where('stream', '=', stream)
    .execute();
  return new Set(rows.map(({ revision }) => revision));
}
