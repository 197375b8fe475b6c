import { type EventReader } from '#kafila/event-store';
import {
  CARNET_PREFIX,
  type CarnetDocument,
  carnetJsons,
  convoyParked,
  convoyStream,
  type Database,
  DECLARATION_PREFIX,
  declarationJsons,
  type DeclarationDocument,
  documentsOf,
  findCarnet,
  findConvoy,
  findDeclaration,
  findParked,
  streamsOfConvoy,
  trips,
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
  const found = await findConvoy(db, trips.name, convoyId);
  if (!found) {
    const parked = await findParked(db, trips.name, convoyStream(convoyId));
    throw parked ? convoyParked(convoyId, parked.position, parked.reason) : unknownConvoy(convoyId);
  }
  const [convoy = ''] = await documentsOf(db, [found]);
  const streams = await streamsOfConvoy(db, convoyId);
  return {
    convoyId,
    position,
    streams,
    store,
    log,
    parked: await parkedAmong(db, streams),
    convoy: JSON.parse(convoy) as ShownConvoy,
    carnets: await carnetsAmong(db, streams),
    declarations: await declarationsAmong(db, streams),
    recorded: () => inOrderOfRecording(store, streams, { upTo: position }),
  };
}

async function parkedAmong(db: Database, streams: readonly string[]): Promise<readonly ParkedStream[]> {
  const parked: ParkedStream[] = [];
  for (const stream of streams) {
    const found = await findParked(db, trips.name, stream);
    if (found) parked.push({ stream, ...found });
  }
  return parked;
}

async function carnetsAmong(db: Database, streams: readonly string[]): Promise<readonly CarnetDocument[]> {
  const found = [];
  for (const number of idsOf(streams, CARNET_PREFIX)) {
    const carnet = await findCarnet(db, trips.name, number);
    if (carnet) found.push(carnet);
  }
  return (await carnetJsons(db, found)).map((json) => JSON.parse(json) as CarnetDocument);
}

async function declarationsAmong(
  db: Database,
  streams: readonly string[],
): Promise<readonly DeclarationDocument[]> {
  const found = [];
  for (const reference of idsOf(streams, DECLARATION_PREFIX)) {
    const declaration = await findDeclaration(db, trips.name, reference);
    if (declaration) found.push(declaration);
  }
  return (await declarationJsons(db, found)).map((json) => JSON.parse(json) as DeclarationDocument);
}

function idsOf(streams: readonly string[], prefix: string): readonly string[] {
  return streams.filter((stream) => stream.startsWith(prefix)).map((stream) => stream.slice(prefix.length));
}
