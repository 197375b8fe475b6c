/** In milliseconds. Whoever stands by takes over as soon as the server has let go of a silent holder. */
export interface LockTiming {
  /** The server ends the connection, and with it the lock, where the holder was silent for so long. */
  readonly silentMs: number;
  /** The holder asks something as often, where it has nothing else to say. It has lost where the answer takes twice as long. */
  readonly askMs: number;
}

export const LOCK_TIMING: LockTiming = { silentMs: 8_000, askMs: 2_000 };

/** Lets the server end a silent connection, by what it knows: PostgreSQL 13 has no `idle_session_timeout`. */
export const END_WHERE_SILENT = `select set_config(name, wanted.setting, false)
  from unnest($1::text[], $2::text[]) as wanted (name, setting) join pg_settings using (name)`;

/** The parameters of {@link END_WHERE_SILENT}. */
export function timeoutsOf({ silentMs, askMs }: LockTiming): [string[], string[]] {
  const askSeconds = Math.max(1, Math.round(askMs / 1000));
  const settings = {
    idle_session_timeout: silentMs,
    idle_in_transaction_session_timeout: silentMs,
    // Where it reads no answer although its machine is there, keepalives alone end nothing.
    tcp_user_timeout: silentMs,
    tcp_keepalives_idle: askSeconds,
    tcp_keepalives_interval: askSeconds,
    tcp_keepalives_count: 3,
  };
  return [Object.keys(settings), Object.values(settings).map(String)];
}
