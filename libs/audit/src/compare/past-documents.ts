import { type Json } from '#kafila/event-store';
import { carnetOfStream, convoyStream, declarationOfStream } from '#kafila/domain';
import {
  carnetJsons,
  convoyParked,
  declarationJsons,
  documentsOf,
  findCarnet,
  findConvoy,
  findDeclaration,
  findParked,
  inTurns,
  parsingJson,
  leavesOut,
  type Past,
  streamsAboutConvoys,
  streamsOfConvoy,
  wholeDocument,
} from '#kafila/read-models';
import { type ConvoyDocuments, type Document, NO_DOCUMENTS } from '../history/fold/folded-convoy.js';
import { makingSameParts } from '../history/fold/same-parts.js';

/** A convoy, its TIR carnets and its declarations at a pair of clocks. @throws Problem `convoy-parked` */
export async function pastDocuments(past: Past, convoyId: string): Promise<ConvoyDocuments> {
  await past.load(await streamsAboutConvoys(past.known, [convoyId]));
  const { db } = past;
  const found = await findConvoy(db, convoyId);
  if (!found) {
    const parked = await findParked(db, convoyStream(convoyId));
    if (parked) throw convoyParked(convoyId, parked);
    return NO_DOCUMENTS;
  }
  const carnets: Record<string, Document> = {};
  const declarations: Record<string, Document> = {};
  for (const stream of await streamsOfConvoy(db, convoyId)) {
    const [number, reference] = [carnetOfStream(stream), declarationOfStream(stream)];
    if (number !== undefined) {
      const carnet = await findCarnet(db, number);
      if (!carnet) continue;
      carnets[number] = await whole(past, stream, await documentIn(await carnetJsons(db, [carnet])));
    } else if (reference !== undefined) {
      const declaration = await findDeclaration(db, reference);
      if (!declaration) continue;
      const shown = await documentIn(await declarationJsons(db, [declaration]));
      declarations[reference] = await whole(past, stream, shown);
    }
  }
  const shown = await documentIn(await documentsOf(db, [found]));
  return { convoy: await whole(past, convoyStream(convoyId), shown), carnets, declarations };
}

/** What a document leaves out has not gone: all entries are compared. */
async function whole(past: Past, stream: string, shown: Document): Promise<Document> {
  const folded = leavesOut(shown) ? await wholeDocument<Document>(past, stream) : undefined;
  if (!folded) return shown;
  const { revision: _revision, position: _position, ...said } = folded;
  const all = (await inTurns(makingSameParts(said, undefined))) as Record<string, Json>;
  const { earlier: _whole, ...rest } = shown;
  return { ...rest, ...all };
}

/** Without the place of the last event it rests on: that differs though two documents say the same. */
async function documentIn(jsons: readonly string[]): Promise<Document> {
  const parsed = await inTurns(parsingJson<Document>(jsons.join('')));
  const { revision: _revision, position: _position, ...document } = parsed;
  return document;
}
