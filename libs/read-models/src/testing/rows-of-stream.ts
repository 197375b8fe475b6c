import { kindOf } from '../runner/projection/projection.js';
import { rowOf, type RowOf, type RowTable } from '../tables/descriptor/table.js';
import { trips } from '../trips/trips.projection.js';
import { type AnyUnrecorded, eventsOf } from './events-of.js';
import { recordedIn } from './recorded-events.js';

/** The rows of a stream after a story, folded without any store. */
export class RowsOfStory {
  private readonly rows;

  constructor(
    readonly stream: string,
    story: readonly AnyUnrecorded[],
  ) {
    const kind = kindOf(trips, stream);
    const recorded = recordedIn(stream, eventsOf(stream, story));
    const { revision = -1, position = 0n } = recorded.at(-1) ?? {};
    const fold = kind.fold(recorded.map((event) => kind.read(event)));
    this.rows = kind.rows({ stream, revision, position }, fold);
  }

  /** In the order in which they are made. */
  in<T extends RowTable>(table: T): readonly RowOf<T>[] {
    return (this.rows.get(table) ?? []).map((cells) => rowOf(table, cells));
  }

  /** How many tables have rows, or could. */
  get tables(): readonly RowTable[] {
    return [...this.rows.keys()];
  }
}
