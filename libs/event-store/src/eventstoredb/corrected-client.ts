import { type Channel } from '@grpc/grpc-js';
import { EventStoreDBClient } from '@eventstore/db-client';
import { convertToCommandError } from '@eventstore/db-client/dist/utils/CommandError.js';
import { type ReadUrl } from './connecting/read-url.js';
import { type Settings } from './settings.js';

/** The inner parts of the client 6.2.1 that have to be corrected; its types call them protected. */
interface ClientParts {
  supports: (method: unknown, feature?: string) => Promise<boolean>;
  handleError: (client: unknown, error: Error) => Promise<void>;
  getChannel: () => Promise<Channel>;
  createChannel: () => Promise<Channel>;
}

/** Where the client's calls go. */
interface Route {
  /** The next channel. May not reject: the client would keep that for ever. */
  readonly channel: () => Promise<Channel>;
  /** Told of each call that failed, as the client names it. */
  readonly failed: (error: Error) => void;
}

/**
 * The client, over channels that are made here, and with two faults kept from ending the process:
 * - Batch appends of all clients in a process share one table of pending answers. An error on any of their streams
 *   empties it; then the next answer on another stream throws in an event handler, and appends that wait for
 *   backpressure reject without a listener. Ours have a table for each call (`appending/batch-append.ts`); a client that
 *   thinks batch appends are not supported never uses its own.
 * - After an error the client waits for the newest connection. Where that one cannot be made either (a cluster without
 *   any node alive), nobody handles the rejection.
 */
export function correctedClient(
  { connection, channel, credentials }: ReadUrl,
  { trace }: Settings,
  route: Route,
): EventStoreDBClient {
  const client = new EventStoreDBClient(connection as never, channel, credentials);
  const parts = partsOf(client);
  parts.createChannel = route.channel;
  parts.supports = () => Promise.resolve(false);
  // The url could switch it off; then a refusal would look like an answer.
  Object.defineProperty(client, 'throwOnAppendFailure', { value: true });
  const handleError = parts.handleError.bind(client);
  parts.handleError = async (over, error) => {
    route.failed(convertToCommandError(error));
    await handleError(over, error).catch((cause: unknown) => {
      trace({ what: 'connecting again', failures: 1, cause });
    });
  };
  return client;
}

/** The channel that the client uses now. */
export function channelOf(client: EventStoreDBClient): Promise<Channel> {
  return partsOf(client).getChannel();
}

function partsOf(client: EventStoreDBClient): ClientParts {
  return client as unknown as ClientParts;
}
