import { describe, expect, it } from '@jest/globals';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import fc from 'fast-check';
import { type ExpectedRevision, type Json, type JsonObject } from '../../event-store.port.js';
import { encoded, requestsFor } from './append-requests.js';

const text = fc.string({ unit: 'grapheme' });
const json = fc.dictionary(text, fc.jsonValue() as fc.Arbitrary<Json>, { noNullPrototype: true });
const events = fc.array(fc.record({ id: fc.uuid(), type: text, data: json, metadata: json }), {
  minLength: 1,
});
const expectations: fc.Arbitrary<ExpectedRevision> = fc.oneof(
  fc.constantFrom<ExpectedRevision>('none', 'any', 'exists'),
  fc.maxSafeNat(),
);
const RECORDED_AT = '2026-03-01T00:00:00.000Z';
const CORRELATION = '0197b1c2-7d1e-4c55-9a21-5f0c1a2b3c4d';

function read(bytes: Uint8Array): streamsPb.BatchAppendReq {
  return streamsPb.BatchAppendReq.deserializeBinary(bytes);
}

function objectIn(bytes: string | Uint8Array): JsonObject {
  return JSON.parse(Buffer.from(bytes as Uint8Array).toString('utf8')) as JsonObject;
}

function expectedIn(options: streamsPb.BatchAppendReq.Options | undefined): ExpectedRevision | undefined {
  if (options?.hasNoStream()) return 'none';
  if (options?.hasStreamExists()) return 'exists';
  if (options?.hasAny()) return 'any';
  return options?.hasStreamPosition() ? Number(options.getStreamPosition()) : undefined;
}

describe('the messages of an append', () => {
  it('are read by the generated classes as what was appended', () => {
    fc.assert(
      fc.property(text, events, expectations, (stream, all, expected) => {
        const bytes = all.map((event) => encoded(event, RECORDED_AT));
        const requests = requestsFor(CORRELATION, stream, bytes, expected).map(read);
        const [first] = requests;
        expect(requests).toHaveLength(1);
        expect(first?.getCorrelationId()?.getString()).toBe(CORRELATION);
        const options = first?.getOptions();
        const name = options?.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array();
        expect(Buffer.from(name).toString('utf8')).toBe(stream);
        expect([expectedIn(options), options?.hasDeadline(), first?.getIsFinal()]).toEqual([
          expected,
          false,
          true,
        ]);
        const proposed = first?.getProposedMessagesList().map((message) => ({
          id: message.getId()?.getString(),
          told: message.getMetadataMap().toObject(),
          data: objectIn(message.getData_asU8()),
          metadata: objectIn(message.getCustomMetadata_asU8()),
        }));
        const plain = (value: JsonObject): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;
        expect(proposed).toEqual(
          all.map(({ id, type, data, metadata }) => ({
            id,
            told: expect.arrayContaining([
              ['type', type],
              ['content-type', 'application/json'],
            ]),
            data: plain(data),
            metadata: plain({ ...metadata, recordedAt: RECORDED_AT }),
          })),
        );
      }),
    );
  });

  it('are several where it is large, of which the first names the stream and the last is final', () => {
    const event = { id: CORRELATION, type: 'Long', data: { text: 'x'.repeat(400_000) }, metadata: {} };
    const bytes = Array.from({ length: 7 }, () => encoded(event, RECORDED_AT));
    const requests = requestsFor(CORRELATION, 'long', bytes, 'any').map(read);
    expect(requests.map((request) => request.getProposedMessagesList().length)).toEqual([2, 2, 2, 1]);
    expect(requests.map((request) => request.hasOptions())).toEqual([true, false, false, false]);
    expect(requests.map((request) => request.getIsFinal())).toEqual([false, false, false, true]);
    expect(requests.every((request) => request.getCorrelationId()?.getString() === CORRELATION)).toBe(true);
  });
});
