/**
 * What this process makes from here on only its owner may read: files 0600, folders 0700. To be called before a file is made
 * and before a thread is started; SQLite gives the files beside a database the mode of the database.
 */
export function keepFilesToOwner(): void {
  process.umask(0o077);
}
