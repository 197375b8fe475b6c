import { LATE, lateReportId } from './late-convoy.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: { readonly enum?: readonly string[]; readonly maximum?: number };
}
interface ApiDocument {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly parameters?: readonly Parameter[] } }>>;
}

/** One question to the service: a path with its query, and in what the answer is wanted. */
export interface Question {
  readonly path: string;
  readonly accept?: string;
}

const NDJSON = 'application/x-ndjson';

/** What is put into the paths; what a document names as an enumeration is asked one by one. */
const IN_PATHS: Readonly<Record<string, string>> = {
  convoyId: LATE.convoyId,
  vehicleId: LATE.vehicles[0] ?? '',
  carnetNumber: LATE.carnetNumber,
  reference: LATE.declarationRef,
  place: 'torkham-pk',
  corridorId: 'khi-tas-torkham',
  stream: `convoy-${LATE.convoyId}`,
  reportId: lateReportId(5),
  path: '0/000',
  unitId: 'unit-0',
  // Nobody was invited.
  invitationId: lateReportId(0),
};

/**
 * Everything that can be read of a service, by its own document: a new read is asked without a word here, and one that
 * takes what is not known here throws.
 *
 * @param head the last position
 */
export async function everyGet(url: string, head: bigint): Promise<readonly Question[]> {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as ApiDocument;
  return Object.entries(paths).flatMap(([path, { get }]) =>
    get
      ? pathsOf(path, get.parameters ?? []).flatMap((one) => questionsOf(one, get.parameters ?? [], head))
      : [],
  );
}

function pathsOf(path: string, parameters: readonly Parameter[]): readonly string[] {
  let paths = [path];
  for (const { name, schema } of parameters.filter((one) => one.in === 'path')) {
    const values = schema?.enum ?? [IN_PATHS[name]];
    paths = paths.flatMap((one) =>
      values.map((value) => {
        if (value === undefined) throw new Error(`No value is known for {${name}} of ${path}.`);
        return one.replace(`{${name}}`, value);
      }),
    );
  }
  return paths;
}

function questionsOf(path: string, parameters: readonly Parameter[], head: bigint): readonly Question[] {
  const names = new Set(parameters.map(({ name }) => name));
  const half = head / 2n;
  if (path.endsWith('/compare')) return [{ path: `${path}?from=knownAt:${half}&to=knownAt:${head}` }];
  if (path.endsWith('/consistency')) return [{ path: `${path}?from=1&to=${head}` }];
  const isHistory = path.startsWith('/v1/audit/convoys/') && names.has('cursor');
  return [
    { path },
    ...(names.has('knownAt') ? [{ path: `${path}?knownAt=${half}` }] : []),
    ...(names.has('at') ? [{ path: `${path}?at=2025-06-01T00:00:00Z` }] : []),
    ...(names.has('order') ? [{ path: `${path}?order=occurrence` }] : []),
    ...(names.has('events') && path.endsWith('/report') ? [{ path: `${path}?events=true` }] : []),
    ...(isHistory ? [{ path, accept: NDJSON }] : []),
  ];
}

/** An answer, read to its end. */
export interface Read {
  readonly status: number;
  readonly bytes: number;
  /** Where there is more. */
  readonly nextCursor: string | undefined;
}

/** Asks and reads all of the answer. Of a feed that never ends, what comes at first. */
export async function ask(url: string, { path, accept }: Question): Promise<Read> {
  const ending = new AbortController();
  const answer = await fetch(url + path, { headers: accept ? { accept } : {}, signal: ending.signal });
  const isFeed = answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  let bytes = 0;
  let end = '';
  for await (const piece of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    end = (end + Buffer.from(piece).toString('latin1')).slice(-500);
    if (isFeed) break;
  }
  ending.abort();
  return { status: answer.status, bytes, nextCursor: /"nextCursor":"([^"]+)"}\s*$/.exec(end)?.[1] };
}

/** The same page of a history as if it began after another position. */
export function cursorAfter(cursor: string, position: bigint): string {
  const [what] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
  return Buffer.from(JSON.stringify([what, position.toString()])).toString('base64url');
}
