import { existsSync } from 'node:fs';
import { type Anchors } from '#kafila/event-store';
import { type Settings } from '#kafila/platform';
import { readCheckpoint, type ReadModels, readSkipped, trips } from '#kafila/read-models';
import { openReadModelsOf } from './open-stores.js';

/** By what the rows that are read know the event store again; undefined where there are none. */
export async function anchorsOfRows({ read }: ReadModels): Promise<Anchors | undefined> {
  return (await readCheckpoint(read, trips.name))?.anchors ?? undefined;
}

/** Revisions of a stream that people have left out of the rows. */
export async function skippedOfRows({ read }: ReadModels, stream: string): Promise<ReadonlySet<number>> {
  const skipped = await readSkipped(read, trips.name);
  return new Set(skipped.filter((event) => event.stream === stream).map(({ revision }) => revision));
}

/** The same for a service that does without rows: they are opened when first asked, where there are any to be opened. */
export class AnchorsOfRowsBeside {
  #opened: Promise<ReadModels> | undefined;

  constructor(private readonly settings: Settings) {}

  async read(): Promise<Anchors | undefined> {
    const rows = await this.#rows();
    return rows && anchorsOfRows(rows);
  }

  async skippedOf(stream: string): Promise<ReadonlySet<number>> {
    const rows = await this.#rows();
    return rows ? skippedOfRows(rows, stream) : new Set();
  }

  async #rows(): Promise<ReadModels | undefined> {
    const { readModel } = this.settings;
    if (readModel.kind === 'sqlite' && !existsSync(readModel.file)) return undefined;
    this.#opened ??= openReadModelsOf(this.settings).catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  async close(): Promise<void> {
    await (await this.#opened?.catch(() => undefined))?.close();
  }
}
