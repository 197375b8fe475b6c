import { type RecordedEvent } from '#kafila/event-store';

/** An event with its place among all events, and the key that signed it. */
export type Positioned<Event> = Event &
  Pick<RecordedEvent, 'position'> & {
    /** Absent: it is not signed. */
    readonly signer?: string;
  };
