import { LogKeeperModule } from '#kafila/audit';
import { openEventSource } from '#kafila/event-store';
import { AssessorModule, ProjectorModule } from '#kafila/read-models';
import { logBegun, verifiedAs } from '../../service/kept-log.js';
import { openStores, readModelsUrl } from '../../service/open-stores.js';
import { runService } from '../../service/run-service.js';

// Folds events into the read models, assesses convoys by the clock, and keeps the transparency log. Of several, one works and the others stand by.
await runService(async (settings) => {
  const stores = await openStores(settings, openEventSource);
  const place = await logBegun(settings, stores.eventStore);
  return {
    modules: [
      ProjectorModule.with(stores),
      AssessorModule.inThread(stores.readModels, readModelsUrl(settings)),
      LogKeeperModule.with({ ...stores, place, beginsEmpty: true, verify: verifiedAs(settings) }),
    ],
    eventStore: stores.eventStore,
    close: () => stores.close(),
  };
});
