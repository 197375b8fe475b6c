import {
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type Filter,
  type Position,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { type Connection } from './connection.js';
import { keepRecords } from './raw-content.js';
import { withMetadata } from './removed.js';

/** What a feed brings, in the order of the log: an event, progress without one, or that the end was reached. */
export type FeedItem = AllStreamResolvedEvent & {
  readonly checkpoint?: Position;
  readonly caughtUp?: true;
};

/** Events that the server looks at, at most, before it reports progress. */
const searchWindow = 1_000;
/** Items held ready for a slow reader, twice. With more, the client holds the server back. An item may be 1 MB. */
const highWaterMark = 64;

/** All events after `after` in streams with one of the prefixes, or in all streams but the server's own. */
export function openFeed(
  { client }: Connection,
  after: bigint,
  streamPrefixes: readonly string[] | undefined,
): AllStreamSubscription {
  const subscription = client.subscribeToAll(
    {
      fromPosition: after === 0n ? START : { commit: after, prepare: after },
      requiresLeader: true,
      filter: filterOn(streamPrefixes),
    },
    { highWaterMark },
  );
  keepRecords(subscription);
  subscription.on('caughtUp', () => {
    subscription.push({ caughtUp: true } satisfies FeedItem);
  });
  subscription.on('error', () => undefined);
  return subscription;
}

function filterOn(streamPrefixes: readonly string[] | undefined): Filter {
  const reporting: Pick<Filter, 'maxSearchWindow' | 'checkpointInterval' | 'checkpointReached'> = {
    maxSearchWindow: searchWindow,
    checkpointInterval: 1,
    // The client reports these at once, while earlier events may still wait unread in the stream of events.
    // Put into that stream, they keep their place.
    checkpointReached: (feed, checkpoint) => {
      feed.push({ checkpoint } satisfies FeedItem);
    },
  };
  if (streamPrefixes === undefined) return streamNameFilter({ regex: '^[^$]', ...reporting });
  // A server takes an empty list for no filter.
  if (streamPrefixes.length === 0) return streamNameFilter({ regex: '^$', ...reporting });
  return streamNameFilter({ prefixes: withMetadata(streamPrefixes), ...reporting });
}
