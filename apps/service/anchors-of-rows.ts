import { existsSync } from 'node:fs';
import { type Anchors } from '#kafila/event-store';
import { type Settings } from '#kafila/platform';
import { readCheckpoint, type ReadModels, trips } from '#kafila/read-models';
import { openReadModelsOf } from './open-stores.js';

/** By what the rows that are read know the event store again; undefined where there are none. */
export async function anchorsOfRows({ read }: ReadModels): Promise<Anchors | undefined> {
  return (await readCheckpoint(read, trips.name))?.anchors ?? undefined;
}

/** The same for a service that does without rows: they are opened when first asked, where there are any to be opened. */
export class AnchorsOfRowsBeside {
  #opened: Promise<ReadModels> | undefined;

  constructor(private readonly settings: Settings) {}

  async read(): Promise<Anchors | undefined> {
    const { readModel } = this.settings;
    if (readModel.kind === 'sqlite' && !existsSync(readModel.file)) return undefined;
    this.#opened ??= openReadModelsOf(this.settings).catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return anchorsOfRows(await this.#opened);
  }

  async close(): Promise<void> {
    await (await this.#opened?.catch(() => undefined))?.close();
  }
}
