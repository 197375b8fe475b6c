import { openEventStore } from '#kafila/event-store';
import { IntakeModule } from '#kafila/intake';
import { Persons } from '#kafila/persons';
import { runService } from '../../service/run-service.js';

// The write side alone: takes decisions and reports in, and keeps them as events.
await runService(async (settings) => {
  const persons = await Persons.open(settings.personKeys);
  const store = await openEventStore(settings.eventStore);
  return {
    modules: [IntakeModule.with(store, persons)],
    close: async () => {
      await store.close();
      await persons.close();
    },
  };
});
