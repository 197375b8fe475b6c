/** Where the transparency log and its keys lie. */
export interface AuditSetting {
  /** The log's identity and the name of its keys; undefined: a log that begins gives itself one. */
  readonly origin: string | undefined;
  /** Absolute path of the folder of the log. It need not exist yet. */
  readonly logDir: string;
  /** Absolute path of the folder of its private keys. It need not exist yet. */
  readonly keyDir: string;
}
