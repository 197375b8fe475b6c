import { EventStoreUnavailable, EventStoreUnusable } from '#kafila/event-store';
import { storeProblem } from '#kafila/intake';
import { createHttpApp, listen, loadSettingsOrExit, type Settings } from '#kafila/platform';
import { type DynamicModule } from '@nestjs/common';

/** What a service is made of: its modules, and how to let go of what it opened for them. */
export interface Service {
  readonly module: DynamicModule;
  readonly close: () => Promise<void>;
}

/**
 * Runs a service until it is told to stop. What cannot be opened is told on stderr in a sentence, without a stack, and
 * ends the process with code 1.
 */
export async function runService(open: (settings: Settings) => Promise<Service>): Promise<void> {
  const settings = loadSettingsOrExit();
  const service = await open(settings).catch((error: unknown) => {
    if (!(error instanceof EventStoreUnusable || error instanceof EventStoreUnavailable)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  const app = await createHttpApp(service.module, { settings, translators: [storeProblem], onClose: service.close });
  await listen(app, settings);
}
