import { AuditModule } from '#kafila/audit';
import { IntakeModule } from '#kafila/intake';
import { ProjectorModule, ReadModelsModule } from '#kafila/read-models';
import { openStores } from '../../open-stores.js';
import { runService } from '../../run-service.js';

// All roles in one process: what `npm start` runs.
await runService(async (settings) => {
  const stores = await openStores(settings);
  return {
    modules: [
      IntakeModule.with(stores.eventStore),
      ProjectorModule.with(stores),
      ReadModelsModule.with(stores),
      AuditModule.with(stores),
    ],
    close: () => stores.close(),
  };
});
