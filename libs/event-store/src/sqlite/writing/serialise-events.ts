import { type NewEvent } from '../../event-store.port.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Half a character: the file would give another one back. */
const loneSurrogate = /\p{Surrogate}/u;

/**
 * The events as the writer takes them: id, type, data and metadata, the latter two as JSON.
 * @throws TypeError something in the append cannot be kept as it is; names the event
 */
export function serialiseEvents(stream: string, events: readonly NewEvent[]): string[] {
  if (stream === '' || loneSurrogate.test(stream))
    throw new TypeError(`${JSON.stringify(stream)} is no stream name.`);
  const fields: string[] = [];
  for (const { id, type, data, metadata } of events) {
    if (!uuid.test(id)) throw new TypeError(`The event id ${JSON.stringify(id)} is not a UUID.`);
    if (type === '' || loneSurrogate.test(type))
      throw new TypeError(`${JSON.stringify(type)} is no event type.`);
    fields.push(id, type, toJson(id, 'data', data), toJson(id, 'metadata', metadata));
  }
  return fields;
}

function toJson(id: string, part: string, value: object): string {
  try {
    const json = JSON.stringify(value) as string | undefined;
    if (json?.startsWith('{') === true) return json;
  } catch (cause) {
    throw new TypeError(`The ${part} of event ${id} cannot be written as JSON.`, { cause });
  }
  throw new TypeError(`The ${part} of event ${id} is not a JSON object.`);
}
