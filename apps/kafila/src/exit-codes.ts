/** Exit codes. Scripts act on them: they keep their meaning. */
export const EXIT = {
  /** All was done; all reports are recorded, now or before. */
  done: 0,
  /** Something was refused. */
  refused: 1,
  /** The command cannot be understood; nothing was done. */
  usage: 2,
  /** The service, or a store, does not answer. */
  unreachable: 3,
  /** Something is proven, but not all that was asked. */
  partlyProven: 4,
  /** An error of Kafila itself (EX_SOFTWARE of sysexits.h). */
  fault: 70,
  /** A disk is full (EX_CANTCREAT of sysexits.h). */
  diskFull: 73,
  /** What reads the output has gone: 128 and SIGPIPE. */
  outputGone: 141,
} as const;
