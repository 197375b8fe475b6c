import { AuditModule, LogKeeperModule, ProofModule } from '#kafila/audit';
import { openEventStore } from '#kafila/event-store';
import { IntakeModule } from '#kafila/intake';
import { Persons } from '#kafila/persons';
import { ProjectorModule, ReadModelsModule } from '#kafila/read-models';
import { anchorsOfRows } from '../../service/anchors-of-rows.js';
import { logPlaceOf } from '../../service/log-place.js';
import { openStores, readModelsUrl } from '../../service/open-stores.js';
import { runService } from '../../service/run-service.js';

// All roles in one process: what `npm start` runs.
await runService(async (settings) => {
  const persons = await Persons.open(settings.personKeys);
  const stores = await openStores(settings, openEventStore);
  const { eventStore } = stores;
  const log = logPlaceOf(settings);
  const reads = ReadModelsModule.with(stores);
  return {
    modules: [
      IntakeModule.with(eventStore, persons, () => anchorsOfRows(stores.readModels)),
      ProjectorModule.inThread(stores, {
        eventStore: settings.eventStore,
        readModels: readModelsUrl(settings),
      }),
      reads,
      AuditModule.with({ reads, log }),
      LogKeeperModule.with({ ...stores, place: log }),
      ProofModule.with({ eventStore, log }),
    ],
    close: async () => {
      await stores.close();
      await persons.close();
    },
  };
});
