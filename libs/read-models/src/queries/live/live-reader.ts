import { type Scopes } from '#kafila/platform';
import { type ChangeId, printChange } from '../../runner/projection/change-id.js';
import { type Followed } from '../convoys/changed-convoys.js';
import { type LiveChange, type LiveConvoy } from './live-changes.js';

/** What somebody listens for. */
export interface LiveFilter {
  readonly convoyId?: string | undefined;
  readonly corridor?: string | undefined;
}

/** Somebody who listens. */
export interface LiveReader {
  readonly filter: LiveFilter;
  /** Whole documents unless given. */
  readonly followed?: Followed;
  /** What the reader may see; undefined: everything. */
  readonly sees?: Scopes | undefined;
  /** Everything up to here was sent, or was not wanted. */
  sent: ChangeId;
  /** Puts in the clear what the reader may see. Readers with the same one share the bytes. */
  readonly reveal: (text: string) => string | Promise<string>;
  /** @returns false where the reader takes no more for now; `LiveFeed.ready` tells when it does again */
  write(bytes: Uint8Array): boolean;
}

/** One change as server-sent events. Readers who want the same convoys, and may see the same, share the bytes. */
export class EventsOfChange {
  readonly #written = new Map<LiveReader['reveal'], Map<string, Uint8Array>>();

  constructor(private readonly change: LiveChange) {}

  /** Undefined where the change is none that the reader listens for. */
  async bytesFor({ filter, reveal }: Pick<LiveReader, 'filter' | 'reveal'>): Promise<Uint8Array | undefined> {
    const { id, convoys } = this.change;
    const wanted = convoys.filter((convoy) => wants(filter, convoy));
    if (wanted.length === 0) return undefined;
    const shared = this.#written.get(reveal) ?? new Map<string, Uint8Array>();
    const key = wanted.map(({ convoyId }) => convoyId).join('\0');
    const bytes = shared.get(key) ?? Buffer.from(await reveal(eventsOf({ id, convoys: wanted })), 'utf8');
    this.#written.set(reveal, shared.set(key, bytes));
    return bytes;
  }
}

/**
 * One event may change several convoys: its id comes with the last of them, so that who is cut off in between is sent all
 * of them again.
 */
function eventsOf({ id, convoys }: LiveChange): string {
  const events = convoys.map(({ part, json }, i) => {
    const last = i === convoys.length - 1 ? `id: ${printChange(id)}\n` : '';
    return `${last}event: ${part}\ndata: ${json}\n\n`;
  });
  return events.join('');
}

function wants({ convoyId, corridor }: LiveFilter, convoy: LiveConvoy): boolean {
  return (
    (convoyId === undefined || convoyId === convoy.convoyId) &&
    (corridor === undefined || corridor === convoy.corridorId)
  );
}
