import { type EventStore } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { openReadModels, type ReadModels, ReadModelsModule, runProjection, trips } from '#kafila/read-models';
import {
  type Answer,
  type AnyUnrecorded,
  eventsOf,
  get,
  serve,
  type Served,
  appendToStream,
} from '#kafila/read-models/testing';
import { AuditModule } from '../../audit.module.js';
import { temporaryFolder, type TemporaryFolder } from '../../testing/temporary-folder.js';

/** A service as auditors see it, over stores of its own. Every read waits for what was recorded last. */
export class RecordingService {
  #position = 0n;

  private constructor(
    readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly served: Served,
    private readonly folder: TemporaryFolder,
    private readonly projected: Promise<void>,
    private readonly stopping: AbortController,
  ) {}

  static async open(): Promise<RecordingService> {
    const folder = temporaryFolder();
    const eventStore = await openWithoutThread({ file: folder.path('events.db') });
    const readModels = await openReadModels(`sqlite:${folder.path('read-models.db')}`);
    const stopping = new AbortController();
    const { finished } = runProjection({
      projection: trips,
      eventStore,
      readModels,
      signal: stopping.signal,
    });
    const reads = ReadModelsModule.with({ eventStore, readModels });
    const served = await serve([reads, AuditModule.with({ reads })]);
    return new RecordingService(eventStore, readModels, served, folder, finished, stopping);
  }

  /** The position of what was recorded last. */
  get position(): string {
    return this.#position.toString();
  }

  /** Records reports and decisions in one stream, after what is there. */
  async record(stream: string, ...events: readonly AnyUnrecorded[]): Promise<void> {
    this.#position = await appendToStream(this.store, stream, eventsOf(stream, events));
  }

  /** Appends events as they are. */
  async append(stream: string, events: Parameters<typeof appendToStream>[2]): Promise<void> {
    this.#position = await appendToStream(this.store, stream, events);
  }

  read(path: string, query = ''): Promise<Answer> {
    return get(this.#url(path, query));
  }

  /** Without waiting for anything. @param query `knownAt=...` */
  readAt(path: string, query: string): Promise<Answer> {
    return get(`${this.served.url}/v1${path}?${query}`);
  }

  /** The lines of an answer as NDJSON. */
  async lines(path: string, query = ''): Promise<readonly string[]> {
    const answer = await this.stream(path, query);
    return (await answer.text()).split('\n').slice(0, -1);
  }

  stream(path: string, query = '', accept = 'application/x-ndjson'): Promise<Response> {
    return fetch(this.#url(path, query), { headers: { accept } });
  }

  async close(): Promise<void> {
    await this.served.app.close();
    this.stopping.abort();
    await this.projected;
    await this.readModels.close();
    await this.store.close();
    this.folder.remove();
  }

  #url(path: string, query: string): string {
    return `${this.served.url}/v1${path}?waitFor=${this.position}${query}`;
  }
}
