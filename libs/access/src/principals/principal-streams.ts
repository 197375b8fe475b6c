import { ACCESS_PREFIX, UNIT_PREFIX } from '#kafila/domain';

export const PRINCIPAL_PREFIXES: readonly string[] = [ACCESS_PREFIX, UNIT_PREFIX];

/** The kinds of principals, as paths name them. */
export const PRINCIPAL_KINDS = { principals: ACCESS_PREFIX, units: UNIT_PREFIX } as const;
export type PrincipalKind = keyof typeof PRINCIPAL_KINDS;

/** Short, and safe in paths and logs. */
export const PRINCIPAL_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** The id of a unit as its reports say it; undefined where the stream is that of somebody else. */
export function unitOfStream(stream: string): string | undefined {
  return stream.startsWith(UNIT_PREFIX) ? stream.slice(UNIT_PREFIX.length) : undefined;
}
