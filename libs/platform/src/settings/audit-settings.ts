/** Where the transparency log and its keys lie. */
export interface AuditSetting {
  /** The log's identity and the name of its keys; undefined: a log that begins gives itself one. */
  readonly origin: string | undefined;
  /** Absolute path of the folder of the log. It need not exist yet. */
  readonly logDir: string;
  /** Absolute path of the folder of its private keys. It need not exist yet. */
  readonly keyDir: string;
  /** Milliseconds from one verification of store and log to the next; 0: never. */
  readonly verifyEveryMs: number;
}

/** Whether this is a whole number of hours from 0 to 500: no timer waits longer than 24 days. */
export function isHours(value: string): boolean {
  return /^\d{1,3}$/.test(value) && Number(value) <= 500;
}
