import { type EventStore, openEventStoreDb, openSqliteEventStore } from '#kafila/event-store';
import { type Settings } from '#kafila/platform';
import { openReadModels, type ReadModels } from '#kafila/read-models';

/** Opens the event store that the settings name. @throws EventStoreUnusable, EventStoreUnavailable */
export function openEventStore({ eventStore }: Settings): Promise<EventStore> {
  return eventStore.kind === 'sqlite'
    ? openSqliteEventStore({ file: eventStore.file })
    : openEventStoreDb({ url: eventStore.url });
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
  const { readModel } = settings;
  const eventStore = await openEventStore(settings);
  try {
    const readModels = await openReadModels(
      readModel.kind === 'sqlite' ? `sqlite:${readModel.file}` : readModel.url,
    );
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
