import { type Json, type JsonObject } from '#kafila/event-store';
import { canonicalJson, digestOfJson, type LeafContent, readLeaf } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { entryOfStored, type StoredEvent } from './audited-events.js';
import { type LogFiles } from './log-files.js';
import { type Fault } from './verdict.js';

/** So far ahead is looked for an event that is not where it should be. */
const reach = 2_048;

/** A leaf of which the log says something else than the store. */
export interface Difference {
  readonly leaf: number;
  /** What the log has here. */
  readonly logged: Buffer;
  /** What the store has here. */
  readonly stored: StoredEvent;
  /** Events of the store that come after. */
  readonly following: AsyncIterable<StoredEvent>;
}

/** Says what was done to the store: changed, removed, inserted or moved. */
export async function diagnose(
  { leaf, logged, stored, following }: Difference,
  log: LogFiles,
): Promise<Fault> {
  const expected = readLeaf(logged);
  const position = log.position(leaf) ?? stored.position;
  const inStore = await laterInStore(logged, following);
  const inLog = await laterInLog(Buffer.from(entryOfStored(stored)), leaf, log);
  const what = `Leaf ${leaf} of the log is ${named(expected)}`;
  const there = named(stored);
  const at = stored.position.toString();
  if (inStore !== undefined && inLog !== undefined) {
    const sentence = `${what}; the store has it at position ${inStore.toString()}, and at position ${at} ${there}, which is leaf ${inLog} of the log.`;
    return { code: 'reordered', position, leaf, sentence };
  }
  if (inStore !== undefined) {
    const sentence = `At position ${at} the store has ${there}, which the log does not know; what was logged here comes after it.`;
    return { code: 'inserted', position: stored.position, leaf, sentence };
  }
  if (inLog !== undefined) {
    const sentence = `${what} at position ${position.toString()}; the store does not have it any more. After it comes ${there} at position ${at}.`;
    return { code: 'missing', position, leaf, sentence };
  }
  const fields = differences(expected, stored).join(', ');
  const sentence = `${what}; the event at position ${at} of the store differs from it in ${fields}.`;
  return { code: 'changed', position: stored.position, leaf, sentence };
}

async function laterInStore(
  logged: Buffer,
  following: AsyncIterable<StoredEvent>,
): Promise<bigint | undefined> {
  let looked = 0;
  for await (const event of following) {
    if (logged.equals(Buffer.from(entryOfStored(event)))) return event.position;
    if (++looked === reach) return undefined;
  }
  return undefined;
}

async function laterInLog(stored: Buffer, leaf: number, log: LogFiles): Promise<number | undefined> {
  const end = Math.min(log.size, leaf + reach);
  for (let at = leaf + 1; at < end; at++) if ((await log.entry(at)).equals(stored)) return at;
  return undefined;
}

function named({ stream, revision, id }: Pick<LeafContent, 'stream' | 'revision' | 'id'>): string {
  return `revision ${revision} of ${stream} (event ${id})`;
}

/** The fields in which the event is not what was logged, with what stood there before where that is short. */
function differences(logged: LeafContent, stored: StoredEvent): string[] {
  const heads = (['stream', 'revision', 'type', 'id', 'recordedAt'] as const)
    .filter((field) => logged[field] !== stored[field])
    .map((field) => `${field} (logged as ${JSON.stringify(logged[field])})`);
  return [...heads, ...bodies(logged, stored)];
}

function bodies(logged: LeafContent, stored: StoredEvent): string[] {
  if ('contentType' in logged || stored.raw) {
    const { contentType, dataBase64 } = stored.raw ?? {};
    return [
      ...('contentType' in logged && logged.contentType === contentType ? [] : ['content type']),
      ...('dataBase64' in logged && logged.dataBase64 === dataBase64 ? [] : ['bytes']),
    ];
  }
  if ('data' in logged)
    return [
      ...members('data', logged.data, stored.data),
      ...members('metadata', logged.metadata, stored.metadata),
    ];
  return [
    ...(logged.dataSha256 === digestOfJson(stored.data, nodeCrypto) ? [] : ['data']),
    ...(logged.metadataSha256 === digestOfJson(stored.metadata, nodeCrypto) ? [] : ['metadata']),
  ];
}

function members(part: string, logged: JsonObject, canonical: string): string[] {
  const stored = JSON.parse(canonical) as JsonObject;
  const names = [...new Set([...Object.keys(logged), ...Object.keys(stored)])].sort();
  return names.flatMap((name) => {
    const [before, now] = [textOf(logged, name), textOf(stored, name)];
    if (before === now) return [];
    return [
      `${part} at ${JSON.stringify(name)} (${before === undefined ? 'not logged' : `logged as ${before}`})`,
    ];
  });
}

function textOf(object: JsonObject, name: string): string | undefined {
  const value: Json | undefined = Object.hasOwn(object, name) ? object[name] : undefined;
  if (value === undefined) return undefined;
  const text = canonicalJson(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
