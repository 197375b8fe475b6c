import { BinaryReader } from 'google-protobuf';

/** An event as it came over the wire. Its content is parsed only by who wants it. */
export interface WireEvent {
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  /** The server's time, in ticks of 100 ns since 1970. */
  readonly created: string;
  readonly revision: number;
  /** Commit position; null where an old server does not say it. */
  readonly position: bigint | null;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** What a read or a subscription brings: one of these, or something that does not matter here. */
export interface WireMessage {
  readonly event?: WireEvent;
  /** Everything before it was delivered or left out by the filter. */
  readonly checkpoint?: { readonly commit: bigint; readonly prepare: bigint };
  readonly confirmed?: true;
  readonly notFound?: true;
  readonly caughtUp?: true;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A server that does not know a position says -1, which arrives as 2^64 - 1. */
const beyondAnyLog = 2n ** 63n;
const NOTHING = new Uint8Array();

/**
 * Reads a message `ReadResp` of the server's streams.proto. The generated classes take twice as long: they keep every member, all
 * numbers as text, and copy the bytes.
 */
export function messageIn(bytes: Uint8Array): WireMessage {
  const reader = new BinaryReader(bytes);
  const message: Writable<WireMessage> = {};
  while (reader.nextField()) {
    const field = reader.getFieldNumber();
    if (field === 1) readInto(reader, message, readEvent);
    else if (field === 3) readInto(reader, message, readCheckpoint);
    else {
      if (field === 2) message.confirmed = true;
      else if (field === 4) message.notFound = true;
      else if (field === 8) message.caughtUp = true;
      reader.skipField();
    }
  }
  return message;
}

/** `ReadEvent`: links are never asked for. */
function readEvent(message: Writable<WireMessage>, reader: BinaryReader): void {
  while (reader.nextField()) {
    if (reader.getFieldNumber() !== 1) {
      reader.skipField();
      continue;
    }
    const event: Writable<WireEvent> = {
      stream: '',
      id: '',
      type: '',
      contentType: '',
      created: '',
      revision: 0,
      position: 0n,
      data: NOTHING,
      metadata: NOTHING,
    };
    readInto(reader, event, readRecord);
    message.event = event;
  }
}

/** `RecordedEvent` */
function readRecord(event: Writable<WireEvent>, reader: BinaryReader): void {
  while (reader.nextField()) {
    const field = reader.getFieldNumber();
    if (field === 1) readInto(reader, event, readId);
    else if (field === 2) readInto(reader, event, readStreamName);
    else if (field === 3) event.revision = reader.readUint64();
    else if (field === 5) event.position = positionAt(reader);
    else if (field === 6) readInto(reader, event, readProperty);
    else if (field === 7) event.metadata = reader.readBytes();
    else if (field === 8) event.data = reader.readBytes();
    else reader.skipField();
  }
}

/** `UUID`, as text: so it is asked for. */
function readId(event: Writable<WireEvent>, reader: BinaryReader): void {
  while (reader.nextField()) {
    if (reader.getFieldNumber() === 2) event.id = textOf(reader.readBytes());
    else reader.skipField();
  }
}

/** `StreamIdentifier` */
function readStreamName(event: Writable<WireEvent>, reader: BinaryReader): void {
  while (reader.nextField()) {
    if (reader.getFieldNumber() === 3) event.stream = textOf(reader.readBytes());
    else reader.skipField();
  }
}

/** An entry of the map of what the server itself says of an event. */
function readProperty(event: Writable<WireEvent>, reader: BinaryReader): void {
  let name = '';
  while (reader.nextField()) {
    const text = textOf(reader.readBytes());
    if (reader.getFieldNumber() === 1) name = text;
    else if (name === 'type') event.type = text;
    else if (name === 'content-type') event.contentType = text;
    else if (name === 'created') event.created = text;
  }
}

/** `Checkpoint` */
function readCheckpoint(message: Writable<WireMessage>, reader: BinaryReader): void {
  let [commit, prepare] = [0n, 0n];
  while (reader.nextField()) {
    const position = BigInt(reader.readUint64String());
    if (reader.getFieldNumber() === 1) commit = position;
    else prepare = position;
  }
  message.checkpoint = { commit, prepare };
}

function positionAt(reader: BinaryReader): bigint | null {
  const position = BigInt(reader.readUint64String());
  return position < beyondAnyLog ? position : null;
}

/** The library's types have this function another way than it is. */
function readInto<T>(reader: BinaryReader, into: T, read: (into: T, reader: BinaryReader) => void): void {
  reader.readMessage(into, read as never);
}

/** UTF-8. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}
