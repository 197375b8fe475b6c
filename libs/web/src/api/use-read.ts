import { useQuery } from '@tanstack/react-query';
import { type FetchOptions } from 'openapi-fetch';
import { type PathsWithMethod, type SuccessResponse } from 'openapi-typescript-helpers';
import { api } from './client.js';
import { type ApiProblem, problemOf } from './problem.js';
import { type paths } from './schema.js';

export type ReadPath = PathsWithMethod<paths, 'get'>;
export type ReadInit<Path extends ReadPath> = FetchOptions<paths[Path]['get']>;
type ResponsesOf<Path extends ReadPath> = paths[Path] extends {
  get: { responses: infer Responses extends Record<string | number, unknown> };
}
  ? Responses
  : never;
/** What a read answers in JSON. */
export type Answer<Path extends ReadPath> = SuccessResponse<ResponsesOf<Path>, 'application/json'>;

/** An answer, and how true it is. */
export interface Taken<Data> {
  readonly data: Data;
  /** It shows every event up to here, and none beyond. Undefined for what has no position. */
  readonly position: string | undefined;
  /** For how many seconds something was recorded that it does not show, as it was taken. */
  readonly ageS: number | undefined;
  /** How many streams are parked: what they told since then is in no answer. */
  readonly parked: number;
  /** When it came: `performance.now()`. */
  readonly takenAt: number;
}

/** Asks once. @throws ApiProblem */
export async function read<Path extends ReadPath>(
  path: Path,
  init: ReadInit<Path>,
  signal?: AbortSignal,
): Promise<Taken<Answer<Path>>> {
  const asked = { ...(init as object), ...(signal && { signal }) };
  // One call for all paths: their types meet again in the answer.
  const get = api.GET as unknown as (
    path: string,
    init: object,
  ) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
  let answered;
  try {
    answered = await get(path, asked);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw problemOf(undefined, undefined);
  }
  const { data, error, response } = answered;
  if (!response.ok) throw problemOf(error, response);
  const age = response.headers.get('kafila-age');
  return {
    data: data as Answer<Path>,
    position: response.headers.get('kafila-position') ?? undefined,
    ageS: age === null ? undefined : Number(age),
    parked: Number(response.headers.get('kafila-parked') ?? 0),
    takenAt: performance.now(),
  };
}

export interface Read<Data> {
  /** The newest answer to this very question; it stays while it is asked again, and while the service is away. */
  readonly taken: Taken<Data> | undefined;
  readonly problem: ApiProblem | undefined;
  readonly isLoading: boolean;
  readonly retry: () => void;
}

/** What is asked again as a convoy, or anything, changes: see `live`. */
export type ReadTopic = readonly ['convoy', string] | readonly ['anything'] | readonly ['never'];

/**
 * Reads for a page, and again whenever what it is about changed. What was there before stays while the service is away.
 *
 * @param topic what it is about: `['convoy', id]`, `['anything']`, or `['never']` for what does not change
 */
export function useRead<Path extends ReadPath>(
  path: Path,
  init: ReadInit<Path>,
  topic: ReadTopic = ['anything'],
  enabled = true,
): Read<Answer<Path>> {
  const { data, error, isPending, refetch } = useQuery<Taken<Answer<Path>>, ApiProblem>({
    queryKey: [...topic, path, init],
    queryFn: ({ signal }) => read(path, init, signal),
    enabled,
  });
  return {
    taken: data,
    problem: error ?? undefined,
    isLoading: isPending && enabled,
    retry: () => void refetch(),
  };
}
