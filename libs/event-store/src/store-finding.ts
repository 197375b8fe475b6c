import { type EventSource, type StoreFault } from './event-store.port.js';

/** For anybody who may ask for the health of a service: names no file. */
const WORDS: Readonly<Record<Exclude<StoreFault['code'], 'clock-differs'>, string>> = {
  'disk-full': 'event-store-disk-full: its disk is full; nothing is taken in until there is room',
  damaged: 'event-store-damaged: a part of it cannot be read; the log tells which',
  stopped: 'event-store-stopped: it takes nothing in until the service is started again; the log tells why',
  'not-writable': 'event-store-not-writable: it takes nothing in at present; the log tells why',
};

/** How a store is, as the health of a service tells it. */
export interface StoreFinding {
  readonly ok: boolean;
  readonly fault?: string;
  /** It can do its work, and somebody must look nevertheless. */
  readonly degraded?: boolean;
}

/** @param found told of the fault, whenever there is one that keeps the store from its work */
export async function storeFinding(
  store: Pick<EventSource, 'fault'>,
  found: (fault: StoreFault) => void,
): Promise<StoreFinding> {
  const fault = await store.fault?.();
  if (fault === undefined) return { ok: true };
  if (fault.code === 'clock-differs') {
    return { ok: true, degraded: true, fault: `event-store-clock: ${fault.detail}` };
  }
  found(fault);
  return { ok: false, fault: WORDS[fault.code] };
}
