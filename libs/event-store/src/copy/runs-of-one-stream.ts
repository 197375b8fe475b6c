import { type RecordedEvent } from '../event-store.port.js';

const MOST_EVENTS = 200;
/** Of JSON, each of which may take three bytes: well under the megabyte that a server takes at once. */
const MOST_CHARACTERS = 250_000;

/** Events that follow each other and are of one stream, as many together as one append may have. */
export function* runsOf(events: readonly RecordedEvent[]): Generator<readonly RecordedEvent[], void> {
  let run: RecordedEvent[] = [];
  let characters = 0;
  for (const event of events) {
    const size = JSON.stringify([event.data, event.metadata]).length;
    const first = run[0];
    const goesOn = first === undefined || (first.stream === event.stream && run.length < MOST_EVENTS);
    if (first !== undefined && (!goesOn || characters + size > MOST_CHARACTERS)) {
      yield run;
      [run, characters] = [[], 0];
    }
    run.push(event);
    characters += size;
  }
  if (run.length > 0) yield run;
}
