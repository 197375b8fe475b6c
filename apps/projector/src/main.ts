import { LogKeeperModule } from '#kafila/audit';
import { openEventSource } from '#kafila/event-store';
import { ProjectorModule } from '#kafila/read-models';
import { logPlaceOf } from '../../service/log-place.js';
import { openStores } from '../../service/open-stores.js';
import { runService } from '../../service/run-service.js';

// Folds events into the read models and keeps the transparency log. Of several, one works and the others stand by.
await runService(async (settings) => {
  const stores = await openStores(settings, openEventSource);
  return {
    modules: [ProjectorModule.with(stores), LogKeeperModule.with({ ...stores, place: logPlaceOf(settings) })],
    close: () => stores.close(),
  };
});
