import { EventStoreUnavailable } from '#kafila/event-store';
import { Problem } from '#kafila/platform';

/** One parameter of the query is wrong. `should` is read after its name. */
export function invalidQuery(parameter: string, should: string): Problem {
  return new Problem({
    status: 400,
    code: 'invalid-query',
    title: 'Invalid query',
    detail: 'The query cannot be understood: 1 parameter to correct, see errors.',
    errors: [{ pointer: `#/${parameter}`, detail: should }],
  });
}

export function unknownConvoy(convoyId: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-convoy',
    title: 'Unknown convoy',
    detail:
      `No convoy '${convoyId}' is known up to the position in Kafila-Position. ` +
      'If it was planned just now, ask with waitFor=<position of its receipt>.',
    facts: { convoyId },
  });
}

export function unknownVehicle(vehicleId: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-vehicle',
    title: 'Unknown vehicle',
    detail:
      `No vehicle '${vehicleId}' has joined a convoy up to the position in Kafila-Position. ` +
      'Its id is country and plate, e.g. PK-TLK914, unless the desk gave another one.',
    facts: { vehicleId },
  });
}

export function unknownCarnet(carnetNumber: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-carnet',
    title: 'Unknown carnet',
    detail:
      `Nothing is told of a TIR carnet '${carnetNumber}' up to the position in Kafila-Position. ` +
      'Its number is two letters and eight or nine digits, e.g. XC12345678.',
    facts: { carnetNumber },
  });
}

export function unknownDeclaration(reference: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-declaration',
    title: 'Unknown declaration',
    detail:
      `Nothing is told of a declaration '${reference}' up to the position in Kafila-Position. ` +
      'A slash within its reference is written as %2F.',
    facts: { reference },
  });
}

/** Nothing can be told of a carnet or a declaration, because its very first events could not be digested. */
export function streamParked(
  what: 'carnet' | 'declaration',
  id: string,
  { position, reason }: { readonly position: string; readonly reason: string },
): Problem {
  return new Problem({
    status: 503,
    code: `${what}-parked`,
    title: what === 'carnet' ? 'Carnet parked' : 'Declaration parked',
    detail:
      `The ${what} '${id}' cannot be shown: its event at position ${position} could not be digested (${reason}). ` +
      'All others go on.',
    facts: { [what === 'carnet' ? 'carnetNumber' : 'reference']: id, position, reason },
  });
}

/** What happened to the convoy cannot be told, because its very first events could not be digested. */
export function convoyParked(convoyId: string, position: string, reason: string): Problem {
  return new Problem({
    status: 503,
    code: 'convoy-parked',
    title: 'Convoy parked',
    detail:
      `Convoy '${convoyId}' cannot be shown: its event at position ${position} could not be digested (${reason}). ` +
      'All other convoys go on.',
    facts: { convoyId, position, reason },
  });
}

/** Codes of PostgreSQL and of the network that say: not now. 08: connection, 53: resources, 57P: shutdown. */
const OUT_OF_REACH = /^(08|53|57P|ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH)/;
const BROKEN_OFF = /Connection terminated|timeout exceeded when trying to connect|Client has encountered/;

/** What a dashboard is told when a store cannot be read now; undefined for other errors. */
export function readModelProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof EventStoreUnavailable) {
    return tryAgain(
      'event-store-unavailable',
      'Event store unavailable',
      'The event store does not answer.',
      error,
    );
  }
  const code = 'code' in error ? String(error.code) : '';
  if (!OUT_OF_REACH.test(code) && !BROKEN_OFF.test(error.message)) return undefined;
  return tryAgain(
    'read-models-unavailable',
    'Read models unavailable',
    'The read models do not answer.',
    error,
  );
}

function tryAgain(code: string, title: string, detail: string, cause: unknown): Problem {
  return new Problem({
    status: 503,
    code,
    title,
    detail: `${detail} Ask again in a few seconds.`,
    headers: { 'retry-after': '5' },
    cause,
  });
}
