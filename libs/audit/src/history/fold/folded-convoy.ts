import { convoyStream } from '#kafila/domain';
import { type Json } from '#kafila/event-store';
import {
  type Digestion,
  irregularitiesShownBy,
  type ReadEvent,
  type ShownIrregularity,
  inTurns,
  StepwiseFold,
  type StreamView,
  viewing,
} from '#kafila/read-models';
import { type ClaimsElsewhere } from './claims-elsewhere.js';
import { makingSameParts } from './same-parts.js';

/** A document of the API, as JSON has it. */
export type Document = Record<string, Json>;

/** What is known of a convoy after some of its events: the documents that the API shows, all parts as JSON has them. */
export interface ConvoyDocuments {
  /** With its irregularities; null until it could be folded. */
  readonly convoy: Document | null;
  /** By number. */
  readonly carnets: Readonly<Record<string, Document>>;
  /** By reference. */
  readonly declarations: Readonly<Record<string, Document>>;
}

/** To describe what so many facts have told is as much work as to fold one. */
const DESCRIBED_AT_ONE_COST = 8;

/** What does not fit in it. */
export function irregularitiesIn({ convoy }: ConvoyDocuments): readonly ShownIrregularity[] {
  return (convoy?.['irregularities'] ?? []) as unknown as readonly ShownIrregularity[];
}

/** Before its first event. */
export const NO_DOCUMENTS: ConvoyDocuments = { convoy: null, carnets: {}, declarations: {} };

/**
 * A convoy as its events come in, from all its streams, each folded as the projection folds it. What is known is put into
 * documents only when asked for; parts that did not change since are the very same objects.
 */
export class FoldedConvoy {
  readonly #streams = new Map<string, StepwiseFold>();
  readonly #views = new Map<string, StreamView>();
  readonly #stale = new Set<string>();
  readonly #waiting = new Map<string, ReadEvent[]>();
  #documents: ConvoyDocuments = NO_DOCUMENTS;

  /** @param elsewhere what other convoys tell; null: without what only two streams together show */
  constructor(
    readonly convoyId: string,
    private readonly elsewhere: ClaimsElsewhere | null,
  ) {}

  /** How much was done so far, in facts folded, those folded again among them. */
  work = 0;

  /** Takes events of one stream that belong together. */
  async add(stream: string, events: readonly ReadEvent[]): Promise<Digestion> {
    await this.catchUp();
    this.elsewhere?.reports.add(stream, events);
    return inTurns(this.#counting(this.#foldOf(stream).adding(events)));
  }

  /** The same where nobody asks what became of them, nor what was known in between: they are folded later, at once. */
  addLater(stream: string, events: readonly ReadEvent[]): void {
    const waiting = this.#waiting.get(stream);
    if (waiting) waiting.push(...events);
    else this.#waiting.set(stream, [...events]);
  }

  /** Folds what was added for later. Before it, documents do not show that. */
  async catchUp(): Promise<void> {
    for (const [stream, events] of this.#waiting) {
      if (this.elsewhere) await inTurns(this.elsewhere.reports.adding(stream, events));
      await inTurns(this.#counting(this.#foldOf(stream).addingAll(events)));
    }
    this.#waiting.clear();
  }

  /** Takes events that it has as they stand now. */
  async standAnew(stream: string, events: readonly ReadEvent[]): Promise<void> {
    await inTurns(this.#counting(this.#foldOf(stream).standingAnew(events)));
  }

  #foldOf(stream: string): StepwiseFold {
    const folded = this.#streams.get(stream) ?? new StepwiseFold(stream);
    this.#streams.set(stream, folded);
    this.#stale.add(stream);
    return folded;
  }

  *#counting<T>(folding: Generator<number, T>): Generator<void, T> {
    for (let next = folding.next(); ; next = folding.next()) {
      if (next.done === true) return next.value;
      this.work += next.value;
      yield;
    }
  }

  /** All that is known by now. Others have their turn while it is described. */
  documents(): Promise<ConvoyDocuments> {
    return inTurns(this.#describing());
  }

  *#describing(): Generator<void, ConvoyDocuments> {
    if (this.#stale.size === 0 && this.elsewhere?.isStale !== true) return this.#documents;
    for (const stream of this.#stale) {
      const fold = this.#streams.get(stream);
      if (fold?.state === undefined) continue;
      this.#views.set(stream, yield* viewing(stream, fold.state));
      this.work += fold.size / DESCRIBED_AT_ONE_COST;
    }
    this.#stale.clear();
    const views = [...this.#views.values()];
    const irregularities = irregularitiesShownBy(this.convoyId, views, this.elsewhere?.told ?? null);
    const convoy = this.#views.get(convoyStream(this.convoyId));
    const ofKind = (kind: StreamView['kind']): Record<string, object> =>
      Object.fromEntries(
        views.filter((view) => view.kind === kind).map(({ id, document }) => [id, document]),
      );
    const documents = {
      convoy: convoy ? { ...convoy.document, irregularities } : null,
      carnets: ofKind('carnet'),
      declarations: ofKind('declaration'),
    };
    const settled = yield* makingSameParts(documents, this.#documents as unknown as Json);
    this.#documents = settled as unknown as ConvoyDocuments;
    return this.#documents;
  }
}
