import { verifyBundle } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';
import { asJson } from '../as-json.js';
import { bytesOf, keysFrom } from './open-evidence.js';

export interface VerifyBundleOptions {
  readonly file: string;
  readonly key: readonly string[];
  readonly json: boolean;
}

/**
 * Needs only the file and the keys: no store, no network. Ends with 1 where the file proves nothing, with 4 where it proves
 * the events, and nothing is said of the states beside them.
 */
export async function verifyBundleFile(
  { file, key, json }: VerifyBundleOptions,
  { terminal }: Pick<Surroundings, 'terminal'>,
): Promise<number> {
  const verdict = verifyBundle(await bytesOf(file), await keysFrom(key), nodeCrypto);
  if (verdict.outcome === 'refused') {
    const { code, sentence } = verdict.fault;
    terminal.print(
      ...(json ? [asJson(verdict)] : [`Refused: ${code}`, `  ${sentence}`, 'The file proves nothing.']),
    );
    return EXIT.refused;
  }
  const { events, statesProven, proven, notProven, checkpoint } = verdict;
  const { origin, size } = checkpoint;
  terminal.print(
    ...(json
      ? [
          asJson({
            ...{ outcome: 'proven', convoyId: verdict.bundle.convoyId },
            ...{ events, statesProven, origin, size, proven, notProven },
          }),
        ]
      : [
          `Proven: ${events} events of the convoy ${verdict.bundle.convoyId}` +
            (statesProven ? '.' : '. NOT proven: the states beside them, which another version folded.'),
          ...proven.map((one) => `  - ${one}`),
          'Not proven:',
          ...notProven.map((one) => `  - ${one}`),
        ]),
  );
  return statesProven ? EXIT.done : EXIT.partlyProven;
}
