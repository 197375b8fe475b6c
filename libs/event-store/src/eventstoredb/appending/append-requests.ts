import { BinaryWriter } from 'google-protobuf';
import { type ExpectedRevision, type NewEvent } from '../../event-store.port.js';
import { checkMetadata, withRecordedAt } from './recorded-at.js';

/**
 * An event as it goes to the server: a message `BatchAppendReq.ProposedMessage` of its streams.proto. Encoded once, however often its
 * append is tried. The generated classes keep and copy every member first.
 */
export type EncodedEvent = Uint8Array;

/** @throws TypeError it cannot be written as JSON */
export function encoded({ id, type, data, metadata }: NewEvent, recordedAt: string): EncodedEvent {
  checkMetadata(metadata);
  const writer = new BinaryWriter();
  writeUuid(writer, 1, id);
  writeMessage(writer, 2, () => {
    writer.writeBytes(1, TYPE);
    writer.writeBytes(2, bytesOf(type));
  });
  writer.writeBytes(2, CONTENT_IS_JSON);
  writer.writeBytes(3, bytesOf(JSON.stringify(withRecordedAt(metadata, recordedAt))));
  writer.writeBytes(4, bytesOf(JSON.stringify(data)));
  return writer.getResultBuffer();
}

/** A server takes messages of 4 MB. */
const mostBytes = 1024 * 1024;

/** The messages `BatchAppendReq` of one append: one as a rule, more where it is large. */
export function requestsFor(
  correlationId: string,
  stream: string,
  events: readonly EncodedEvent[],
  expected: ExpectedRevision,
): readonly Uint8Array[] {
  const requests: Uint8Array[] = [];
  let [writer, bytes] = [begin(correlationId, stream, expected), 0];
  for (const event of events) {
    bytes += event.length;
    if (bytes > mostBytes && bytes > event.length) {
      requests.push(writer.getResultBuffer());
      [writer, bytes] = [begin(correlationId), event.length];
    }
    writer.writeBytes(3, event);
  }
  writer.writeBool(4, true);
  requests.push(writer.getResultBuffer());
  return requests;
}

/** @param stream only in the first one. No deadline: it would be an instant by this machine's clock, and the server has a limit of its own. */
function begin(correlationId: string, stream?: string, expected?: ExpectedRevision): BinaryWriter {
  const writer = new BinaryWriter();
  writeUuid(writer, 1, correlationId);
  if (stream === undefined) return writer;
  writeMessage(writer, 2, () => {
    writeMessage(writer, 1, () => {
      writer.writeBytes(3, bytesOf(stream));
    });
    if (typeof expected === 'number') writer.writeUint64(2, expected);
    else writer.writeBytes(expected === 'none' ? 3 : expected === 'exists' ? 5 : 4, EMPTY);
  });
  return writer;
}

const EMPTY = new Uint8Array();
const TYPE = bytesOf('type');
/** An entry of the map of what the server is told of an event. */
const CONTENT_IS_JSON = entryOf('content-type', 'application/json');

function entryOf(name: string, value: string): Uint8Array {
  const writer = new BinaryWriter();
  writer.writeBytes(1, bytesOf(name));
  writer.writeBytes(2, bytesOf(value));
  return writer.getResultBuffer();
}

/** As text: so answers name it too. */
function writeUuid(writer: BinaryWriter, field: number, id: string): void {
  writeMessage(writer, field, () => {
    writer.writeBytes(2, bytesOf(id));
  });
}

/** The library wants a value, and hands it to the callback. */
function writeMessage(writer: BinaryWriter, field: number, write: () => void): void {
  writer.writeMessage(field, EMPTY, write);
}

/** UTF-8; a buffer would be copied once more. */
function bytesOf(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
