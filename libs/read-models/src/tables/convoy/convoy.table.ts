import { CONVOY_PREFIX, type ConvoySample, reachOf, writeAmounts } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';
import { grams, milliseconds, millisecondsOfDays, truthOrNull } from '../descriptor/units.js';
import { type ConvoyDocument } from './convoy-document.js';
import { aroundEach } from './route-words.js';

interface ConvoyRow {
  readonly convoy: ConvoyDocument;
  /** Its document as JSON: see `writingConvoy`. */
  readonly document: string;
  /** Of the last event folded into the row. */
  readonly position: bigint;
  /** Undefined where it was not dispatched. */
  readonly sample: ConvoySample | undefined;
}

const { name, text, json, integer, bigint } = columnsFrom<ConvoyRow>();

export const convoyTable = defineTable({
  name: 'convoys',
  prefix: CONVOY_PREFIX,
  keyColumns: 1,
  rows: 'long',
  since: 16,
  columns: {
    convoy_id: name(({ convoy }) => convoy.convoyId),
    status: name(({ convoy }) => convoy.status),
    corridor_id: name.orNull(({ convoy }) => convoy.corridorId),
    regime: name(({ convoy }) => convoy.regime),
    planned_departure: name(({ convoy }) => convoy.plannedDeparture),
    ended_at: name.orNull(({ convoy }) => convoy.endedAt),
    last_seen_at: name.orNull(({ convoy }) => lastSeenAt(convoy)),
    next_place: name.orNull(({ convoy }) => convoy.nextPlace),
    position: bigint(({ position }) => position),
    /** What `q` looks through, lower case. */
    search: text(({ convoy }) => searchText(convoy)),

    /** What scopes look through, see `convoyCondition`. Null only until the rows of an older version are made anew. */
    route_places: text.orNull(({ convoy }) => aroundEach(reachOf(convoy.convoyId, convoy).places)),
    route_countries: text.orNull(({ convoy }) => aroundEach(reachOf(convoy.convoyId, convoy).countries)),

    // The sample of the statistics, see `ConvoySample`.
    dispatched_at: name.orNull(({ sample }) => sample?.dispatchedAt ?? null),
    transit_ms: bigint.orNull(({ sample }) => millisecondsOfDays(sample?.transitDays ?? null)),
    spread_ms: bigint.orNull(({ sample }) => milliseconds(sample?.spreadHours ?? null)),
    joined: integer.orNull(({ sample }) => sample?.joined ?? null),
    withdrawn: integer.orNull(({ sample }) => sample?.withdrawn ?? null),
    on_time: integer.orNull(({ sample }) => truthOrNull(sample?.onTime ?? null)),
    load_g: bigint.orNull(({ sample }) => grams(sample?.tonnes ?? null)),
    /** Dated amounts, see `writeAmounts`. */
    goods_values: text.orNull(({ sample }) => (sample ? writeAmounts(sample.values) : null)),
    goods_without_value: integer.orNull(({ sample }) => sample?.goodsWithoutValue ?? null),

    /** The last column: what comes before it is read without loading it. */
    document: json(({ document }) => document),
  },
});

function lastSeenAt({ vehicles }: ConvoyDocument): string | null {
  let last: string | null = null;
  for (const { lastSeenAt: seenAt } of vehicles) {
    if (seenAt !== null && (last === null || seenAt > last)) last = seenAt;
  }
  return last;
}

function searchText({ convoyId, vehicles }: ConvoyDocument): string {
  let search = convoyId;
  for (const { vehicleId, plate } of vehicles) search += `\n${vehicleId}\n${plate}`;
  return search.toLowerCase();
}
