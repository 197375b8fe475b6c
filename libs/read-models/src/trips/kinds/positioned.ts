import { type RecordedEvent } from '#kafila/event-store';

/** An event with its place among all events. */
export type Positioned<Event> = Event & Pick<RecordedEvent, 'position'>;
