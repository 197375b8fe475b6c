import { toHex } from '#kafila/proof';
import { LogAbsent } from '../log/log.errors.js';
import { type LogFolders, PublishedLog } from '../log/published-log.js';
import { type LoggedUpTo } from './report/convoy-to-report.js';

/** Tells what the transparency log has signed last; null where none is kept, or none yet. */
export type ReadLog = () => Promise<LoggedUpTo | null>;
export const READ_LOG = Symbol('READ_LOG');

export function readLogIn(folders: LogFolders | undefined): ReadLog {
  return async () => {
    if (!folders) return null;
    try {
      return await PublishedLog.read(folders, ({ checkpoint, position }) => {
        const { note, origin, size, root } = checkpoint;
        return Promise.resolve({ note, origin, size, root: toHex(root), position });
      });
    } catch (error) {
      if (error instanceof LogAbsent) return null;
      throw error;
    }
  };
}
