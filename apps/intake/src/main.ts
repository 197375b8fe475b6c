import { IntakeModule } from '#kafila/intake';
import { openEventStore } from '../../open-stores.js';
import { runService } from '../../run-service.js';

// The write side alone: takes decisions and reports in, and keeps them as events.
await runService(async (settings) => {
  const store = await openEventStore(settings);
  return { modules: [IntakeModule.with(store)], close: () => store.close() };
});
