import { CARNET_DECISION_TYPES, CONVOY_DECISION_TYPES, reportIdOf, VOUCHING } from '#kafila/domain';
import { type EventStore, type RecordedEvent, streamPages } from '#kafila/event-store';

const DECISIONS: ReadonlySet<string> = new Set([
  ...CONVOY_DECISION_TYPES,
  ...CARNET_DECISION_TYPES,
  VOUCHING,
]);

/** What a stream has of a report, and of those who vouched for it. */
export interface ReportInStream {
  /** Of the last event; -1 where the stream does not exist. */
  readonly revision: number;
  readonly isThere: boolean;
  /** The first that vouches for it. */
  readonly vouched: RecordedEvent | undefined;
  /** What stands under the key. */
  readonly underKey: RecordedEvent | undefined;
}

/** Looks through a stream, however long. */
export async function reportIn(
  store: EventStore,
  stream: string,
  reportId: string,
  idempotencyKey: string | undefined,
): Promise<ReportInStream> {
  let found: ReportInStream = { revision: -1, isThere: false, vouched: undefined, underKey: undefined };
  for await (const page of streamPages(store, stream)) {
    for (const event of page) {
      const { type, revision, data, metadata } = event;
      const isIt = !DECISIONS.has(type) && reportIdOf(event) === reportId;
      const vouches = type === VOUCHING && data['reportId'] === reportId;
      const hasKey = idempotencyKey !== undefined && metadata['idempotencyKey'] === idempotencyKey;
      found = {
        revision,
        isThere: found.isThere || isIt,
        vouched: found.vouched ?? (vouches ? event : undefined),
        underKey: found.underKey ?? (hasKey ? event : undefined),
      };
    }
  }
  return found;
}
