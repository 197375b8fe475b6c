import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
  type Type,
} from '@nestjs/common';
import type { Settings } from '../settings/settings.js';
import { STOPPING } from '../running/stopping.js';
import { LOG, type Log } from '../running/log.js';

export const SETTINGS = Symbol('SETTINGS');

interface Edge {
  readonly root: Type | DynamicModule;
  readonly settings: Settings;
  readonly log: Log;
  readonly stopping: AbortSignal;
  readonly onClose: (() => Promise<void>) | undefined;
}

const ON_CLOSE = Symbol('ON_CLOSE');

/** Gives every module what the edge knows, without being imported. */
@Global()
@Module({})
export class EdgeModule implements OnApplicationShutdown {
  constructor(@Inject(ON_CLOSE) private readonly close: () => Promise<void>) {}

  /** Nest gets here when requests in flight are finished and every `onModuleDestroy` has run. */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  static with({ root, settings, log, stopping, onClose }: Edge, ...others: Type[]): DynamicModule {
    return {
      module: EdgeModule,
      imports: [...others, root],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: LOG, useValue: log },
        { provide: STOPPING, useValue: stopping },
        { provide: ON_CLOSE, useValue: onClose ?? (() => Promise.resolve()) },
      ],
      exports: [SETTINGS, LOG, STOPPING],
    };
  }
}
