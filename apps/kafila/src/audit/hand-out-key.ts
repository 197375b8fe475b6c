import { readFile, writeFile } from 'node:fs/promises';
import { type VerifierKey, writeVerifierKey } from '#kafila/proof';
import { reasonOf } from '../../../client/service-failure.js';
import { WrongUsage } from '../command-failure.js';
import { type Terminal } from '../terminal.js';

/** The public key, for those who verify. @throws WrongUsage where the file holds something else, or cannot be written */
export async function handOutKey(
  key: VerifierKey,
  file: string | undefined,
  terminal: Pick<Terminal, 'say'>,
): Promise<void> {
  if (file === undefined) return;
  const text = `${writeVerifierKey(key)}\n`;
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const before = await readFile(file, 'utf8').catch(() => undefined);
    if (before === text) return;
    throw new WrongUsage(
      before === undefined
        ? `--key-out ${file} cannot be written: ${reasonOf(error)}`
        : `--key-out ${file} holds something else; it stays as it is. Name another file, or move it away.`,
    );
  }
  terminal.say(`The public key is in ${file}: hand it to those who verify.`);
}
