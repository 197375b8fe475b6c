import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freshnessOf } from './freshness.js';
import { type FleetRow, LiveStore } from './live-store.js';
import { isAfter } from './position.js';
import { type ServerSent, serverSentReader } from './server-sent.js';

/** A row as far as the store looks at it; `revision` says which it is. */
function row(convoyId: string, revision: number): FleetRow {
  return { convoyId, position: String(revision) } as FleetRow;
}
const told = (convoyId: string, at: number): ServerSent => ({
  type: 'fleet',
  id: String(at),
  data: JSON.stringify(row(convoyId, at)),
});

describe('the fleet that is live', () => {
  it('has the newest row of each convoy, whenever the snapshot comes and however often changes are told', () => {
    const change = fc.record({
      convoyId: fc.constantFrom('a', 'b', 'c'),
      told: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), fc.nat(30), fc.nat(30), (changes, upTo, taken) => {
        const store = new LiveStore(() => 0);
        const newest = new Map<string, number>();
        changes.forEach(({ convoyId }, at) => newest.set(convoyId, at + 1));
        const snapshotAt = Math.min(upTo, changes.length);
        const rows = new Map<string, FleetRow>();
        changes.slice(0, snapshotAt).forEach(({ convoyId }, at) => rows.set(convoyId, row(convoyId, at + 1)));
        const snapshot = { rows: [...rows.values()], position: String(snapshotAt), ageS: 0 };
        changes.forEach((one, at) => {
          if (at === taken) store.takeSnapshot(snapshot);
          for (let n = 0; n < one.told; n++) store.takeEvent(told(one.convoyId, at + 1));
        });
        if (taken >= changes.length) store.takeSnapshot(snapshot);
        store.publish();
        const shown = [...store.getState().rows].map(([id, { position }]) => [id, Number(position)]);
        expect(new Map(shown as [string, number][])).toEqual(newest);
      }),
    );
  });

  it('begins anew with a snapshot where the event store is another one', () => {
    const store = new LiveStore(() => 0);
    store.takeSnapshot({ rows: [row('a', 7)], position: '7', ageS: 0 });
    store.forget();
    store.takeSnapshot({ rows: [row('b', 2)], position: '2', ageS: 0 });
    store.publish();
    expect([[...store.getState().rows.keys()], store.lastId]).toEqual([['b'], '2']);
  });

  it('tells of many changes once', () => {
    const store = new LiveStore(() => 0);
    const heard: (readonly string[])[] = [];
    store.onChange((changed) => heard.push(changed));
    store.takeSnapshot({ rows: [], position: '0', ageS: 0 });
    for (const at of [1, 2, 3]) store.takeEvent(told('a', at));
    store.publish();
    store.publish();
    expect(heard).toEqual([['a']]);
  });
});

describe('how true it is', () => {
  it.each([
    ['connecting', { isOpen: true, heardAt: undefined, ageS: undefined }, 0],
    ['connecting', { isOpen: false, heardAt: undefined, ageS: undefined }, 0],
    ['true', { isOpen: true, heardAt: 1_000, ageS: 0 }, 20_000],
    ['old', { isOpen: true, heardAt: 1_000, ageS: 11 }, 2_000],
    ['old', { isOpen: true, heardAt: 1_000, ageS: 0 }, 37_000],
    ['old', { isOpen: false, heardAt: 1_000, ageS: 0 }, 5_000],
    ['cut-off', { isOpen: false, heardAt: 1_000, ageS: 0 }, 37_000],
  ] as const)('%s', (freshness, heard, now) => {
    expect(freshnessOf(heard, now)).toBe(freshness);
  });
});

describe('events that a server sends', () => {
  it('are the same wherever their text is cut', () => {
    const text =
      ': from 0\nid: 0\n\nid: 2\nevent: fleet\ndata: {"a":\ndata: 1}\n\nid: 2.1\r\nevent: position\r\ndata: {}\r\n\r\n';
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const events: ServerSent[] = [];
        const read = serverSentReader((event) => events.push(event));
        const at = [0, ...cuts.sort((a, b) => a - b), text.length];
        at.slice(1).forEach((end, n) => {
          read(text.slice(at[n], end));
        });
        expect(events.map(({ id, type, data }) => [id, type, data])).toEqual([
          ['0', 'message', ''],
          ['2', 'fleet', '{"a":\n1}'],
          ['2.1', 'position', '{}'],
        ]);
      }),
    );
  });

  it('have places in one order: events, then what was repaired there', () => {
    expect([isAfter('10', '9'), isAfter('9.1', '9'), isAfter('9.2', '9.10'), isAfter('10', '9.7')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });
});
