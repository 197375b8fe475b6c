import { ProjectorModule } from '#kafila/read-models';
import { openStores } from '../../open-stores.js';
import { runService } from '../../run-service.js';

// Folds events into the read models. Of several, one works and the others stand by.
await runService(async (settings) => {
  const stores = await openStores(settings);
  return { modules: [ProjectorModule.with(stores)], close: () => stores.close() };
});
