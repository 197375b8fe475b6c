import {
  describeCarnet,
  describeConvoy,
  describeDeclaration,
  foldCarnet,
  foldConvoy,
  foldDeclaration,
  readCarnetEvent,
  readConvoyEvent,
  readDeclarationEvent,
  type StreamKind,
  subjectOfStream,
} from '#kafila/domain';
import { type JsonObject, type RecordedEvent } from '#kafila/event-store';
import { trips } from '#kafila/read-models';

/** Which fold made the states of a bundle. */
export const FOLDED_BY = `${trips.name} ${trips.version}`;

type Unplaced = Omit<RecordedEvent, 'position'>;

const FOLDS: Readonly<Record<StreamKind, (events: readonly Unplaced[]) => object>> = {
  convoy: (events) => describeConvoy(foldConvoy(events.map(readConvoyEvent))),
  carnet: (events) => describeCarnet(foldCarnet(events.map(readCarnetEvent))),
  declaration: (events) => describeDeclaration(foldDeclaration(events.map(readDeclarationEvent))),
};

/**
 * What the events of a stream fold to, as the API shows it, with the irregularities that this stream shows by itself. Null
 * where they cannot be digested. It rests on the events alone: not on positions, other streams, or what an operator had
 * left out of the fold.
 */
export function stateOf(stream: string, events: readonly Unplaced[]): JsonObject | null {
  try {
    const fold = FOLDS[subjectOfStream(stream).kind];
    return JSON.parse(JSON.stringify(fold(events))) as JsonObject;
  } catch {
    return null;
  }
}
