import {
  EventStoreNotBegun,
  type EventSource,
  type EventStorePlace,
  openEventStoreDb,
  openSqliteEventSource,
  requireNotCopiedAway,
} from '#kafila/event-store';
import { type Settings } from '#kafila/platform';
import { openReadModels, type ReadModels } from '#kafila/read-models';

/**
 * Opens the event store that the settings name, only to read it; a service may write to it meanwhile. It must exist.
 *
 * @throws EventStoreUnusable, EventStoreUnavailable
 */
export async function openEventReader({ eventStore }: Settings): Promise<EventSource> {
  return eventStore.kind === 'sqlite'
    ? openSqliteEventSource({ ...eventStore, mustExist: true })
    : openEventStoreDb(eventStore);
}

/** Where the read models lie that the settings name. */
export function readModelsUrl({ readModel }: Settings): string {
  return readModel.kind === 'sqlite' ? `sqlite:${readModel.file}` : readModel.url;
}

/** @throws ReadModelsUnusable */
export function openReadModelsOf(settings: Settings): Promise<ReadModels> {
  return openReadModels(readModelsUrl(settings));
}

/**
 * Opens the event store of a service, to write to it or to follow it.
 *
 * @throws EventStoreUnusable, EventStoreUnavailable
 * @throws EventStoreCopiedAway another store is used instead
 */
export async function openInUse<Store extends EventSource>(
  place: EventStorePlace,
  open: (place: EventStorePlace) => Promise<Store>,
): Promise<Store> {
  const store = await open(place);
  try {
    await requireNotCopiedAway(store);
  } catch (error) {
    if (error instanceof EventStoreNotBegun) return store;
    await store.close();
    throw error;
  }
  return store;
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
 * @param open the event store, to write to it or to follow it
 * @throws EventStoreUnusable, EventStoreUnavailable, EventStoreCopiedAway, ReadModelsUnusable; what was opened before is closed again
 */
export async function openStores<Store extends EventSource>(
  settings: Settings,
  open: (place: EventStorePlace) => Promise<Store>,
): Promise<Stores<Store>> {
  const eventStore = await openInUse(settings.eventStore, open);
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
