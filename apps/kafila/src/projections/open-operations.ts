import { loadSettings } from '#kafila/platform';
import { ProjectionOperations } from '#kafila/read-models';
import { openEventReader, openReadModelsOf } from '../../../service/open-stores.js';
import { openingFailure } from '../opening-failure.js';
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
    throw openingFailure(error);
  }
}
