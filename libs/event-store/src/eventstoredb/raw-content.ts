import { type Transform, type TransformCallback } from 'node:stream';
import { type RecordedEvent as ClientEvent } from '@eventstore/db-client';
import { type ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { type RawContent } from '../event-store.port.js';

type WireRecord = ReadResp.ReadEvent.RecordedEvent;

/** What came over the wire for an event of the client. */
const RECORDS = new WeakMap<ClientEvent, WireRecord>();

interface Resolved {
  readonly event?: ClientEvent;
}

/** Keeps, for each event that a read or a subscription of the client hands out, what it was made of. Call it once for each. */
export function keepRecords(read: unknown): void {
  const transform = read as Transform;
  const convert = transform._transform.bind(transform);
  transform._transform = (response: ReadResp, encoding: BufferEncoding, next: TransformCallback): void => {
    convert(response, encoding, (error, resolved?: Resolved) => {
      const record = response.getEvent()?.getEvent();
      if (resolved?.event && record) RECORDS.set(resolved.event, record);
      next(error, resolved);
    });
  };
}

/** The bytes of an event, which the client parses away; undefined where they were not kept. */
export function rawContentOf(event: ClientEvent): RawContent | undefined {
  const record = RECORDS.get(event);
  return (
    record && {
      contentType: record.getMetadataMap().get('content-type') ?? '',
      dataBase64: Buffer.from(record.getData_asU8()).toString('base64'),
      metadataBase64: Buffer.from(record.getCustomMetadata_asU8()).toString('base64'),
    }
  );
}
