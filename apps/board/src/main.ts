import { AuditModule } from '#kafila/audit';
import { ReadModelsModule } from '#kafila/read-models';
import { openStores } from '../../open-stores.js';
import { runService } from '../../run-service.js';

// The read side alone: what dashboards and auditors ask.
await runService(async (settings) => {
  const stores = await openStores(settings);
  return {
    modules: [ReadModelsModule.with(stores), AuditModule.with(stores)],
    close: () => stores.close(),
  };
});
