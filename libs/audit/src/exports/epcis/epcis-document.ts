import { type JsonObject } from '#kafila/event-store';
import { type HistoryToExport } from '../history-to-export.js';
import { convoyUri } from './identifiers.js';
import { placesAsMasterData } from './places.js';
import { survey, type Survey } from './survey.js';
import { eventsOfHistory } from './events-of-history.js';

/** GS1's own, then the words that are Kafila's; what events say beyond EPCIS is JSON as it is (JSON-LD 1.1, `@json`). */
const CONTEXT: JsonObject[] = [
  {
    kafila: 'urn:kafila:vocabulary:',
    'kafila:details': { '@type': '@json' },
    'kafila:unit': { '@type': '@json' },
    'kafila:savedWithin': { '@type': '@json' },
    'kafila:parked': { '@type': '@json' },
    // GS1's context has no term for it, and what has none is lost when JSON-LD is read.
    epcisMasterData: { '@id': 'kafila:masterData', '@type': '@json' },
  },
];
const GS1_CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

/**
 * A history as one document of EPCIS 2.0 in JSON-LD, one event a line. The history is read twice, because what stands
 * before the events follows from all of them.
 */
export async function* epcisDocument(history: HistoryToExport): AsyncGenerator<string, void> {
  const known = await survey(history.recorded());
  const head = JSON.stringify(headOf(history, known)).slice(0, -1);
  yield `${head},"epcisBody":{"eventList":[`;
  let separator = '\n';
  for await (const event of eventsOfHistory(history.recorded(), known)) {
    yield `${separator}${JSON.stringify(event)}`;
    separator = ',\n';
  }
  yield '\n]}}\n';
}

function headOf({ convoyId, position, parked }: HistoryToExport, known: Survey): JsonObject {
  const epcisHeader = placesAsMasterData(known.readPoints);
  return {
    '@context': [GS1_CONTEXT, ...CONTEXT],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    // Not when it was written: the same history gives the same bytes.
    creationDate: known.lastRecordedAt ?? '1970-01-01T00:00:00.000Z',
    instanceIdentifier: `${convoyUri(convoyId)}:${position}`,
    'kafila:convoy': convoyId,
    'kafila:position': position.toString(),
    ...(parked.length === 0 ? {} : { 'kafila:parked': parked.map((stream) => ({ ...stream })) }),
    ...(epcisHeader === undefined ? {} : { epcisHeader }),
  };
}
