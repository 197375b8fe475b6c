import { CARNET_PREFIX, CONVOY_PREFIX, DECLARATION_PREFIX, subjectOfStream } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';

/** Streams that have to do with each other, and the events of all of them in the order of recording. */
export interface Connected {
  readonly convoyIds: readonly string[];
  readonly events: readonly RecordedEvent[];
}

const NAMES = new Set([
  'convoyId',
  'vehicleId',
  'vehicleIds',
  'carnetNumber',
  'splitFrom',
  'cameFrom',
  'into',
]);

/** Puts streams together that name anything in common, wherever in their events it stands: plainly, and rather too many. */
export function connectedStreams(all: readonly RecordedEvent[]): readonly Connected[] {
  const parent = new Map<string, string>();
  const root = (name: string): string => {
    let at = name;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  const join = (one: string, other: string): void => {
    parent.set(root(one), root(other));
  };
  for (const { stream, data } of all) {
    const { kind, id } = subjectOfStream(stream);
    if (kind !== 'declaration') join(stream, id);
    for (const named of namesIn(data)) join(stream, named);
  }
  const groups = new Map<string, RecordedEvent[]>();
  for (const event of all) {
    const group = root(event.stream);
    const others = groups.get(group);
    if (others) others.push(event);
    else groups.set(group, [event]);
  }
  return [...groups.values()].map((events) => ({ convoyIds: ownerIdsIn(events).convoys, events }));
}

/** What has a stream of its own among these events, and the vehicles that join. */
export function ownerIdsIn(events: readonly RecordedEvent[]): {
  readonly convoys: readonly string[];
  readonly vehicles: readonly string[];
  readonly carnets: readonly string[];
  readonly declarations: readonly string[];
} {
  const streams = [...new Set(events.map(({ stream }) => stream))];
  const of = (prefix: string): readonly string[] =>
    streams.filter((stream) => stream.startsWith(prefix)).map((stream) => stream.slice(prefix.length));
  const vehicles = events.flatMap(({ type, data }) =>
    type === 'VehicleJoined' && typeof data['vehicleId'] === 'string' ? [data['vehicleId']] : [],
  );
  return {
    convoys: of(CONVOY_PREFIX),
    vehicles: [...new Set(vehicles)],
    carnets: of(CARNET_PREFIX),
    declarations: of(DECLARATION_PREFIX),
  };
}

function namesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    if (!NAMES.has(name)) return namesIn(member);
    return [member].flat().filter((one) => typeof one === 'string');
  });
}
