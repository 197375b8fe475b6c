import { May } from '../door/may.js';
import { Controller, Get, Module } from '@nestjs/common';
import { loadSettingsOrExit } from '../settings/load-settings-or-exit.js';
import { createHttpApp } from './create-http-app.js';
import { listen } from './listen.js';

// A service as the apps make them. Only listen.spec.ts starts it, as a process of its own.

@Controller()
class SlowController {
  /** Tells its parent that it has begun, and answers when the parent says so. */
  @Get('slow')
  @May('public')
  slow(): Promise<object> {
    return new Promise((resolve) => {
      process.once('message', () => {
        resolve({ done: true });
      });
      process.send?.('begun');
    });
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

const settings = loadSettingsOrExit();
const app = await createHttpApp(SlowModule, {
  settings,
  onClose: () => {
    process.stdout.write('{"msg":"store closed"}\n');
    return Promise.resolve();
  },
});
await listen(app, settings);
