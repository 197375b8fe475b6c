import { readCarnetEvent } from './carnet/events/read-carnet-event.js';
import { foldCarnet } from './carnet/fold.js';
import { describeCarnet } from './carnet/view.js';
import { foldConvoy } from './convoy/fold/fold.js';
import { readConvoyEvent } from './convoy/fold/read-convoy-event.js';
import { describeConvoy } from './convoy/view/convoy-view.js';
import { foldDeclaration } from './declaration/fold.js';
import { readDeclarationEvent } from './declaration/read-declaration-event.js';
import { describeDeclaration } from './declaration/view.js';
import { type StoredEvent } from './event/stored-event.js';
import { type StreamKind, subjectOfStream } from './event/stream-name.js';
import { type JsonObject } from './json.js';

/**
 * Version of the folds. Raised with every change of what events fold to, to one that no table names in its `since` yet: rows are
 * made anew then, and bundles of before say that another version folded them.
 */
export const FOLD_VERSION = 17;

/** Which fold makes the states of {@link stateOf}. */
export const FOLDED_BY = `trips ${FOLD_VERSION}`;

const FOLDS: Readonly<Record<StreamKind, (events: readonly StoredEvent[]) => object>> = {
  convoy: (events) => describeConvoy(foldConvoy(events.map(readConvoyEvent))),
  carnet: (events) => describeCarnet(foldCarnet(events.map(readCarnetEvent))),
  declaration: (events) => describeDeclaration(foldDeclaration(events.map(readDeclarationEvent))),
};

/**
 * What the events of a stream fold to, as the API shows it, with the irregularities that this stream shows by itself. Null
 * where they cannot be digested. It rests on the events alone, and on the standing that
 * they were given by whoever read them: not on positions, other streams, or what an operator had left out of the fold.
 */
export function stateOf(stream: string, events: readonly StoredEvent[]): JsonObject | null {
  try {
    const fold = FOLDS[subjectOfStream(stream).kind];
    return JSON.parse(JSON.stringify(fold(events))) as JsonObject;
  } catch {
    return null;
  }
}
