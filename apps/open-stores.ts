import {
  type EventReader,
  type EventStore,
  openEventStoreDb,
  openSqliteEventReader,
  openSqliteEventStore,
} from '#kafila/event-store';
import { type Settings } from '#kafila/platform';
import { openReadModels, type ReadModels } from '#kafila/read-models';

/** Opens the event store that the settings name. @throws EventStoreUnusable, EventStoreUnavailable */
export function openEventStore({ eventStore }: Settings): Promise<EventStore> {
  return eventStore.kind === 'sqlite'
    ? openSqliteEventStore({ file: eventStore.file })
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
export interface Stores {
  readonly eventStore: EventStore;
  readonly readModels: ReadModels;
  close(): Promise<void>;
}

/**
 * Opens the event store and the read models that the settings name.
 *
 * @throws EventStoreUnusable, EventStoreUnavailable, ReadModelsUnusable; what was opened before is closed again
 */
export async function openStores(settings: Settings): Promise<Stores> {
  const eventStore = await openEventStore(settings);
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
