import {
  type EventReader,
  type EventSource,
  type EventStore,
  openEventStoreDb,
  openSqliteEventReader,
  openSqliteEventSource,
  openSqliteEventStore,
} from '#kafila/event-store';
import { type Settings } from '#kafila/platform';
import { openReadModels, type ReadModels } from '#kafila/read-models';

/** Opens the event store that the settings name, to write to it. @throws EventStoreUnusable, EventStoreUnavailable */
export function openEventStore({ eventStore }: Settings): Promise<EventStore> {
  return eventStore.kind === 'sqlite'
    ? openSqliteEventStore({ file: eventStore.file })
    : openEventStoreDb({ url: eventStore.url });
}

/**
 * Opens the event store that the settings name to follow what another service writes to it.
 *
 * @throws EventStoreUnusable, EventStoreUnavailable
 */
export async function openEventSource({ eventStore }: Settings): Promise<EventSource> {
  return eventStore.kind === 'sqlite'
    ? openSqliteEventSource({ file: eventStore.file })
    : openEventStoreDb({ url: eventStore.url });
}

/**
 * Opens the event store that the settings name for reading only, beside a service that writes to it. It must be there.
 *
 * @throws EventStoreUnusable, EventStoreUnavailable
 */
export async function openEventReader({
  eventStore,
}: Settings): Promise<EventReader & { close(): void | Promise<void> }> {
  return eventStore.kind === 'sqlite'
    ? openSqliteEventReader({ file: eventStore.file })
    : openEventStoreDb({ url: eventStore.url });
}

/** @throws ReadModelsUnusable */
export function openReadModelsOf({ readModel }: Settings): Promise<ReadModels> {
  return openReadModels(readModel.kind === 'sqlite' ? `sqlite:${readModel.file}` : readModel.url);
}

/** Both stores of a service that folds or shows. */
export interface Stores<Store extends EventSource> {
  readonly eventStore: Store;
  readonly readModels: ReadModels;
  close(): Promise<void>;
}

/**
 * Opens the event store and the read models that the settings name.
 *
 * @throws EventStoreUnusable, EventStoreUnavailable, ReadModelsUnusable; what was opened before is closed again
 */
export async function openStores<Store extends EventSource>(
  settings: Settings,
  open: (settings: Settings) => Promise<Store>,
): Promise<Stores<Store>> {
  const eventStore = await open(settings);
  try {
    const readModels = await openReadModelsOf(settings);
    return {
      eventStore,
      readModels,
      close: async () => {
        await readModels.close();
        await eventStore.close();
      },
    };
  } catch (error) {
    await eventStore.close();
    throw error;
  }
}
