import { debuglog } from 'node:util';

export interface EventStoreDbOptions {
  /** `esdb://host:2113?tls=false`, several hosts, or `esdb+discover://name:2113` for a cluster behind a DNS name. */
  readonly url: string;
  /** Instead of credentials in the url. */
  readonly credentials?: { readonly username: string; readonly password: string };
  /** Milliseconds one call to the server may take, connecting included. Default 5,000. */
  readonly deadlineMs?: number;
  /** Milliseconds after which a failing operation is not tried again. Default 20,000. */
  readonly patienceMs?: number;
  /** Milliseconds without a word after which the server is probed. Default 2,000. */
  readonly silentMs?: number;
  /** Milliseconds within which it has to answer that, or be left. Default 2,000. */
  readonly probeMs?: number;
  /** Milliseconds that a leader that was just elected gets to show what it has. Default 1,000. */
  readonly showsWithinMs?: number;
  /** Gets every retry and reconnection. Default: printed where NODE_DEBUG names `kafila-event-store`. */
  readonly trace?: (note: EventStoreDbNote) => void;
}

export interface EventStoreDbNote {
  readonly what: string;
  readonly failures: number;
  readonly cause: unknown;
}

export interface Settings {
  readonly deadlineMs: number;
  readonly patienceMs: number;
  readonly silentMs: number;
  readonly probeMs: number;
  readonly showsWithinMs: number;
  readonly trace: (note: EventStoreDbNote) => void;
}

const debug = debuglog('kafila-event-store');

export function settingsFrom(options: EventStoreDbOptions): Settings {
  const { deadlineMs = 5_000, patienceMs = 20_000, silentMs = 2_000, probeMs = 2_000 } = options;
  const { showsWithinMs = 1_000 } = options;
  const trace =
    options.trace ??
    (({ what, failures, cause }: EventStoreDbNote): void => {
      debug('%s failed %d times, last: %s', what, failures, cause);
    });
  return { deadlineMs, patienceMs, silentMs, probeMs, showsWithinMs, trace };
}
