import { AuditModule, comparedWithLog, ProofModule } from '#kafila/audit';
import { openEventSource } from '#kafila/event-store';
import { ReadModelsModule } from '#kafila/read-models';
import { logPlaceOf } from '../../service/log-place.js';
import { CONTROL_ROOM } from '#kafila/web-host';
import { openStores } from '../../service/open-stores.js';
import { runService } from '../../service/run-service.js';

// The read side alone: what dashboards and auditors ask.
await runService(async (settings) => {
  const stores = await openStores(settings, openEventSource);
  const { eventStore } = stores;
  const log = logPlaceOf(settings);
  const reads = ReadModelsModule.with(comparedWithLog(stores, log));
  return {
    modules: [reads, AuditModule.with({ reads, log }), ProofModule.with({ eventStore, log, reads })],
    eventStore,
    applications: [CONTROL_ROOM],
    close: () => stores.close(),
  };
});
