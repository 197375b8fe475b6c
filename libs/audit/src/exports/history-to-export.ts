import { type KeyPlaces } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';

/** A stream whose fold does not go on: what is shown of it ends before that event. */
export interface ParkedStream {
  readonly stream: string;
  /** Of the event that could not be digested, a decimal string. */
  readonly position: string;
  readonly reason: string;
}

/** What there is to export of a convoy: all of it as of one position, so that the same history gives the same bytes. */
export interface HistoryToExport {
  readonly convoyId: string;
  /** The position up to which it is exported. */
  readonly position: bigint;
  /** Its own first, then those of its carnets and its declarations. */
  readonly streams: readonly string[];
  readonly parked: readonly ParkedStream[];
  /** Where keys had been enrolled and revoked by then. */
  readonly keys: KeyPlaces;
  /** All events of these streams in the order in which they were recorded, with their standing, read anew each time. */
  recorded(): AsyncIterable<RecordedEvent>;
}
