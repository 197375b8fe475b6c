import { EventStoreUnavailable, EventStoreUnusable } from '#kafila/event-store';
import { loadSettings, SettingsError } from '#kafila/platform';
import { ProjectionOperations, ReadModelsUnusable } from '#kafila/read-models';
import { ServiceUnreachable } from '../../../client/service-failure.js';
import { openEventReader, openReadModelsOf } from '../../../service/open-stores.js';
import { WrongUsage } from '../command-failure.js';
import { type OpenOperations } from './operations.js';

/**
 * Opens the stores by the settings of the services. Nothing is written to the event store.
 *
 * @throws WrongUsage where a setting is wrong
 * @throws ServiceUnreachable where a store cannot be opened; what was opened before is closed again
 */
export async function openOperations(
  env: Readonly<Record<string, string | undefined>>,
): Promise<OpenOperations> {
  try {
    const settings = loadSettings(env);
    const eventStore = await openEventReader(settings);
    try {
      const readModels = await openReadModelsOf(settings);
      return {
        operations: new ProjectionOperations(eventStore, readModels),
        close: async () => {
          await readModels.close();
          await eventStore.close();
        },
      };
    } catch (error) {
      await eventStore.close();
      throw error;
    }
  } catch (error) {
    if (error instanceof SettingsError) throw new WrongUsage(error.message);
    const expected = [EventStoreUnusable, EventStoreUnavailable, ReadModelsUnusable];
    if (error instanceof Error && expected.some((kind) => error instanceof kind)) {
      throw new ServiceUnreachable(error.message);
    }
    throw error;
  }
}
