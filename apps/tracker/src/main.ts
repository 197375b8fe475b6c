import { AccessModule } from '#kafila/access';
import { AuditModule, comparedWithLog, LogKeeperModule, ProofModule } from '#kafila/audit';
import { openEventStore } from '#kafila/event-store';
import { IntakeModule, openPersons } from '#kafila/intake';
import { AssessorModule, ProjectorModule, ReadModelsModule } from '#kafila/read-models';
import { anchorsOfRows, skippedOfRows } from '../../service/anchors-of-rows.js';
import { invitationTermsOf } from '../../service/invitation-terms.js';
import { logBegun, verifiedAs } from '../../service/kept-log.js';
import { CONTROL_ROOM } from '#kafila/web-host';
import { openStores, readModelsUrl } from '../../service/open-stores.js';
import { runService } from '../../service/run-service.js';

// All roles in one process: what `npm start` runs.
await runService(async (settings) => {
  const stores = await openStores(settings, openEventStore);
  const { eventStore } = stores;
  const persons = await openPersons(settings.personKeys, eventStore);
  const log = await logBegun(settings, eventStore);
  const reads = ReadModelsModule.with(comparedWithLog(stores, log));
  return {
    modules: [
      IntakeModule.with(
        eventStore,
        persons,
        () => anchorsOfRows(stores.readModels),
        (stream) => skippedOfRows(stores.readModels, stream),
      ),
      ProjectorModule.inThread(stores, {
        eventStore: settings.eventStore,
        readModels: readModelsUrl(settings),
      }),
      AssessorModule.inThread(stores.readModels, readModelsUrl(settings)),
      reads,
      AuditModule.with({ reads, log }),
      LogKeeperModule.with({ ...stores, place: log, beginsEmpty: true, verify: verifiedAs(settings) }),
      ProofModule.with({ eventStore, log, reads }),
    ],
    eventStore,
    applications: [CONTROL_ROOM],
    access: (door) => AccessModule.with(eventStore, { ...door, invitations: invitationTermsOf(settings) }),
    close: async () => {
      await stores.close();
      await persons.close();
    },
  };
});
