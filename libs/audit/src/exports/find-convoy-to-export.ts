import { carnetOfStream, convoyStream, declarationOfStream, withStanding } from '#kafila/domain';
import { type EventReader } from '#kafila/event-store';
import {
  type CarnetDocument,
  carnetJsons,
  convoyParked,
  type Database,
  type DeclarationDocument,
  declarationJsons,
  documentsOf,
  findCarnet,
  findConvoy,
  findDeclaration,
  findParked,
  inTurns,
  parsingJson,
  readKeyPlaces,
  streamsOfConvoy,
  unknownConvoy,
} from '#kafila/read-models';
import { inOrderOfRecording } from '../history/in-order-of-recording.js';
import { type ParkedStream } from './history-to-export.js';
import { type ConvoyToReport, type LoggedUpTo, type ShownConvoy } from './report/convoy-to-report.js';

/**
 * All that there is of a convoy at the position of the snapshot: its rows, and where its events are.
 *
 * @throws Problem `unknown-convoy`, `convoy-parked`
 */
export async function findConvoyToExport(
  db: Database,
  position: bigint,
  convoyId: string,
  { store, log }: { readonly store: Pick<EventReader, 'readStream'>; readonly log: LoggedUpTo | null },
): Promise<ConvoyToReport> {
  const found = await findConvoy(db, convoyId);
  if (!found) {
    const parked = await findParked(db, convoyStream(convoyId));
    throw parked ? convoyParked(convoyId, parked) : unknownConvoy(convoyId);
  }
  const [convoy = ''] = await documentsOf(db, [found]);
  const shown = await inTurns(parsingJson<ShownConvoy>(convoy));
  const streams = await streamsOfConvoy(db, convoyId);
  const keys = await readKeyPlaces(db, 'live', position);
  return {
    convoyId,
    position,
    streams,
    store,
    log,
    parked: await parkedAmong(db, streams),
    convoy: shown,
    carnets: await carnetsAmong(db, streams),
    declarations: await declarationsAmong(db, streams),
    keys,
    async *recorded() {
      for await (const event of inOrderOfRecording(store, streams, { upTo: position }))
        yield withStanding(event, keys);
    },
  };
}

async function parkedAmong(db: Database, streams: readonly string[]): Promise<readonly ParkedStream[]> {
  const parked: ParkedStream[] = [];
  for (const stream of streams) {
    const found = await findParked(db, stream);
    if (found) parked.push({ stream, ...found });
  }
  return parked;
}

async function carnetsAmong(db: Database, streams: readonly string[]): Promise<readonly CarnetDocument[]> {
  const found = [];
  for (const number of streams.flatMap((stream) => carnetOfStream(stream) ?? [])) {
    const carnet = await findCarnet(db, number);
    if (carnet) found.push(carnet);
  }
  return (await carnetJsons(db, found)).map((json) => JSON.parse(json) as CarnetDocument);
}

async function declarationsAmong(
  db: Database,
  streams: readonly string[],
): Promise<readonly DeclarationDocument[]> {
  const found = [];
  for (const reference of streams.flatMap((stream) => declarationOfStream(stream) ?? [])) {
    const declaration = await findDeclaration(db, reference);
    if (declaration) found.push(declaration);
  }
  return (await declarationJsons(db, found)).map((json) => JSON.parse(json) as DeclarationDocument);
}
