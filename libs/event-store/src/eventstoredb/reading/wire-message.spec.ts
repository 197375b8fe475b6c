import { describe, expect, it } from '@jest/globals';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import fc from 'fast-check';
import { messageIn, type WireEvent } from './wire-message.js';

const { ReadResp } = streamsPb;
const bytes = fc.uint8Array({ maxLength: 300 });
const uint64 = fc.bigInt(0n, 2n ** 64n - 1n);
const events = fc.record({
  stream: fc.string({ unit: 'grapheme' }),
  id: fc.uuid(),
  type: fc.string({ unit: 'grapheme' }),
  contentType: fc.string(),
  created: fc.string(),
  revision: fc.maxSafeNat(),
  position: uint64,
  data: bytes,
  metadata: bytes,
});

/** The message as the generated classes write it, with members that are not read. */
function written(event: Omit<WireEvent, 'position'> & { position: bigint }): Uint8Array {
  const record = new ReadResp.ReadEvent.RecordedEvent();
  const [id, identifier] = [new sharedPb.UUID(), new sharedPb.StreamIdentifier()];
  id.setString(event.id);
  identifier.setStreamName(Uint8Array.from(Buffer.from(event.stream)));
  record.setId(id);
  record.setStreamIdentifier(identifier);
  record.setStreamRevision(String(event.revision));
  record.setCommitPosition(String(event.position));
  record.setPreparePosition('7');
  record.getMetadataMap().set('created', event.created).set('is-json', 'true').set('type', event.type);
  record.getMetadataMap().set('content-type', event.contentType);
  record.setData(event.data);
  record.setCustomMetadata(event.metadata);
  const read = new ReadResp.ReadEvent();
  read.setEvent(record);
  read.setLink(new ReadResp.ReadEvent.RecordedEvent());
  read.setCommitPosition('9');
  const message = new ReadResp();
  message.setEvent(read);
  return Buffer.from(message.serializeBinary());
}

describe('a message of a read', () => {
  it('holds the event that the generated classes wrote', () => {
    fc.assert(
      fc.property(events, (event) => {
        const read = messageIn(written(event)).event;
        const position = event.position < 2n ** 63n ? event.position : null;
        expect({
          ...read,
          data: Buffer.from(read?.data ?? []),
          metadata: Buffer.from(read?.metadata ?? []),
        }).toEqual({
          ...event,
          position,
          data: Buffer.from(event.data),
          metadata: Buffer.from(event.metadata),
        });
      }),
    );
  });

  it('says how far a filtered subscription has come', () => {
    fc.assert(
      fc.property(uint64, uint64, (commit, prepare) => {
        const [checkpoint, message] = [new ReadResp.Checkpoint(), new ReadResp()];
        checkpoint.setCommitPosition(String(commit));
        checkpoint.setPreparePosition(String(prepare));
        message.setCheckpoint(checkpoint);
        expect(messageIn(message.serializeBinary())).toEqual({ checkpoint: { commit, prepare } });
      }),
    );
  });

  it.each([
    [
      'that a subscription has begun',
      { confirmed: true },
      new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation()),
    ],
    [
      'that there is no such stream',
      { notFound: true },
      new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound()),
    ],
    ['that the end was reached', { caughtUp: true }, new ReadResp().setCaughtUp(new ReadResp.CaughtUp())],
    [
      'nothing that matters here',
      {},
      new ReadResp().setLastStreamPosition('12').setFellBehind(new ReadResp.FellBehind()),
    ],
  ])('says %s', (_, said, message) => {
    expect(messageIn(message.serializeBinary())).toEqual(said);
  });
});
