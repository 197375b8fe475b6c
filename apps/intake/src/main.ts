import { openEventStore } from '#kafila/event-store';
import { IntakeModule } from '#kafila/intake';
import { Persons } from '#kafila/persons';
import { AnchorsOfRowsBeside } from '../../service/anchors-of-rows.js';
import { runService } from '../../service/run-service.js';

// The write side alone: takes decisions and reports in, and keeps them as events.
await runService(async (settings) => {
  const persons = await Persons.open(settings.personKeys);
  const store = await openEventStore(settings.eventStore);
  const rows = new AnchorsOfRowsBeside(settings);
  return {
    modules: [IntakeModule.with(store, persons, () => rows.read())],
    close: async () => {
      await rows.close();
      await store.close();
      await persons.close();
    },
  };
});
