import {
  CARNET_PREFIX,
  CONVOY_PREFIX,
  DECLARATION_PREFIX,
  describeCarnet,
  describeConvoy,
  describeDeclaration,
  foldCarnet,
  foldConvoy,
  foldDeclaration,
  readCarnetEvent,
  readConvoyEvent,
  readDeclarationEvent,
} from '#kafila/domain';
import { type JsonObject, type RecordedEvent } from '#kafila/event-store';
import { trips } from '#kafila/read-models';

/** Which fold made the states of a bundle. */
export const FOLDED_BY = `${trips.name} ${trips.version}`;

type Unplaced = Omit<RecordedEvent, 'position'>;

const FOLDS: Readonly<Record<string, (events: readonly Unplaced[]) => object>> = {
  [CONVOY_PREFIX]: (events) => describeConvoy(foldConvoy(events.map(readConvoyEvent))),
  [CARNET_PREFIX]: (events) => describeCarnet(foldCarnet(events.map(readCarnetEvent))),
  [DECLARATION_PREFIX]: (events) => describeDeclaration(foldDeclaration(events.map(readDeclarationEvent))),
};

/**
 * What the events of a stream fold to, as the API shows it, with the irregularities that this stream shows by itself. Null
 * where they cannot be digested. It rests on the events alone: not on positions, other streams, or what an operator had
 * left out of the fold.
 */
export function stateOf(stream: string, events: readonly Unplaced[]): JsonObject | null {
  const [, fold] = Object.entries(FOLDS).find(([prefix]) => stream.startsWith(prefix)) ?? [];
  try {
    return fold ? (JSON.parse(JSON.stringify(fold(events))) as JsonObject) : null;
  } catch {
    return null;
  }
}
