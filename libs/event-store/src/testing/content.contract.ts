import { describe, expect, it } from '@jest/globals';
import { type JsonObject } from '../event-store.port.js';
import { appended } from './appended.js';
import { type ContractContext } from './subject.js';
import { freshName, readWholeStore, sampleEvent, sampleEvents } from './sample-events.js';
import { readWholeStream } from '../read-whole-stream.js';

const unicode: JsonObject = {
  urdu: 'قافلہ کوئٹہ سے تفتان',
  azeri: 'Bakı şəhəri, Ələt',
  georgian: 'სადახლო',
  emoji: '🚚🛃👩🏽‍✈️',
  controls: 'a\u0000b\u2028c\ud7ff\n\t"\\',
  ключ: [null, true, -0.5, 1e21, 9_007_199_254_740_991, { '': [] }],
};

export function describeContent({ store, patienceMs }: ContractContext): void {
  describe('what an event holds', () => {
    it(
      'comes back whole where it is one megabyte',
      async () => {
        const stream = freshName();
        // EventStoreDB takes 1 MiB in one append where it is not configured for more.
        const text = 'Ələt–Astara '.repeat(62_600);
        const event = sampleEvent(0, { text });
        expect(Buffer.byteLength(JSON.stringify(event.data))).toBeGreaterThan(1_000_000);
        await appended(store(), stream, [event]);
        const [kept] = await readWholeStream(store(), stream);
        expect(kept?.data).toEqual(event.data);
      },
      patienceMs,
    );

    it(
      'comes back letter by letter in any script, in data, metadata, type and stream name',
      async () => {
        const stream = `${freshName()}-قافلہ-Bakı-სადახლო-🚚`;
        const before = await store().head();
        const event = { ...sampleEvent(0, unicode), type: 'Sərhəd-Keçildi', metadata: unicode };
        const placements = await appended(store(), stream, [event], 'none');
        const whole = { stream, ...event, ...placements[0] };
        expect(await readWholeStream(store(), stream)).toEqual([whole]);
        expect(await readWholeStore(store(), before, [stream])).toEqual([whole]);
        expect(await store().append(stream, [sampleEvent()], 'none')).toMatchObject({ stream, actual: 0 });
      },
      patienceMs,
    );

    it(
      'may be empty',
      async () => {
        const stream = freshName();
        await appended(store(), stream, [{ ...sampleEvent(), data: {}, metadata: {} }]);
        const [kept] = await readWholeStream(store(), stream);
        expect(kept?.data).toEqual({});
        expect(kept?.metadata).toEqual({});
      },
      patienceMs,
    );

    it(
      'does not grow into an object with a foreign prototype',
      async () => {
        const stream = freshName();
        const data = JSON.parse('{"__proto__": {"polluted": true}, "n": 1}') as JsonObject;
        await appended(store(), stream, [{ ...sampleEvent(), data }]);
        const [kept] = await readWholeStream(store(), stream);
        expect(JSON.stringify(kept?.data)).toBe(JSON.stringify(data));
        expect((kept?.data as { polluted?: unknown }).polluted).toBeUndefined();
      },
      patienceMs,
    );
  });

  describe('the place of an event', () => {
    it(
      'has a bigint position and a recordedAt in UTC with milliseconds that never decreases',
      async () => {
        const prefix = freshName();
        const before = await store().head();
        for (let n = 0; n < 30; n++) await appended(store(), `${prefix}-${n % 3}`, sampleEvents(2));
        const kept = await readWholeStore(store(), before, [prefix]);
        expect(kept).toHaveLength(60);
        let [position, recordedAt] = [before, ''];
        for (const event of kept) {
          expect(typeof event.position).toBe('bigint');
          expect(event.position > position).toBe(true);
          expect(event.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
          expect(event.recordedAt >= recordedAt).toBe(true);
          [position, recordedAt] = [event.position, event.recordedAt];
        }
      },
      patienceMs,
    );
  });
}
