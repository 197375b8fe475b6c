import { ReadModelsModule } from '#kafila/read-models';
import { openStores } from '../../open-stores.js';
import { runService } from '../../run-service.js';

// The read side alone: what dashboards ask.
await runService(async (settings) => {
  const stores = await openStores(settings);
  return { modules: [ReadModelsModule.with(stores)], close: () => stores.close() };
});
