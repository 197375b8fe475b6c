import { AccessModule } from '#kafila/access';
import { type EventStore, openEventStore } from '#kafila/event-store';
import { IntakeModule, openPersons } from '#kafila/intake';
import { type Settings } from '#kafila/platform';
import { AnchorsOfRowsBeside } from '../../service/anchors-of-rows.js';
import { invitationTermsOf } from '../../service/invitation-terms.js';
import { logBegun } from '../../service/kept-log.js';
import { openInUse } from '../../service/open-stores.js';
import { runService } from '../../service/run-service.js';

// The write side alone: takes decisions and reports in, and keeps them as events.
await runService(async (settings) => {
  const store = await openInUse(settings.eventStore, openEventStore);
  await beginLogBeforeReports(settings, store);
  const persons = await openPersons(settings.personKeys, store);
  const rows = new AnchorsOfRowsBeside(settings);
  return {
    modules: [
      IntakeModule.with(
        store,
        persons,
        () => rows.read(),
        (stream) => rows.skippedOf(stream),
      ),
    ],
    eventStore: store,
    access: (door) => AccessModule.with(store, { ...door, invitations: invitationTermsOf(settings) }),
    close: async () => {
      await rows.close();
      await store.close();
      await persons.close();
    },
  };
});

/** On one machine: the projector may start after the first report, and a log is begun under no event that is there. */
async function beginLogBeforeReports(settings: Settings, store: EventStore): Promise<void> {
  if (settings.eventStore.kind === 'sqlite' && (await store.head()) === 0n) await logBegun(settings, store);
}
