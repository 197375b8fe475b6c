import { type SavedWithin, type Standing } from '#kafila/domain';
import { type Json, type JsonObject } from '#kafila/event-store';

/** One event of a convoy as people read its story. Unknown is null. */
export interface TimelineItem {
  /** Id of the report; decisions have `eventId` instead. */
  readonly reportId?: string;
  readonly eventId?: string;
  readonly type: string;
  readonly occurredAt: string | null;
  /** The offset from UTC as reported. */
  readonly offset: string | null;
  /** When it occurred by the clock that the reporter looked at. */
  readonly localTime: string | null;
  /** When it occurred by the clocks of its place; null where no place is named. */
  readonly localTimeAtPlace: string | null;
  readonly recordedAt: string;
  readonly position: string;
  readonly revision: number;
  /** A fact that occurred later had been recorded before it. */
  readonly late: boolean;
  readonly retracted: Retracted | null;
  /** Absent: it counts without reserve, unless it is taken back. */
  readonly standing?: Standing;
  readonly place: string | null;
  /** Null: all vehicles that belonged to the convoy at that time. */
  readonly vehicleIds: readonly string[] | null;
  readonly by: string | null;
  readonly unit: Json;
  /** Id of the key by which the unit signed it. */
  readonly signedBy?: string;
  /** Who handed it over, where its unit did not. */
  readonly carriedBy?: string;
  /** When its unit must have saved it. */
  readonly savedWithin?: SavedWithin;
  readonly direction: string | null;
  readonly coordinates: Json;
  /** Why, as it was told. */
  readonly reason: string | null;
  /** What else its type of event says, as it was recorded. */
  readonly details: JsonObject;
  /** On a retraction: the report it takes back. */
  readonly retracts?: string;
  readonly note?: string;
  readonly synthetic?: true;
  /** Fields as they were written, where Kafila keeps them in another form. */
  readonly asReported?: JsonObject;
}

export interface Retracted {
  /** Id of the report that takes it back. */
  readonly by: string;
  readonly reason: string | null;
  readonly replacedBy: string | null;
}
