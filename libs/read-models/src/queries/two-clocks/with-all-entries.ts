import { wholeDocument } from '../../past/whole-document.js';
import { leavesOut } from '../../tables/convoy/shown-convoy.js';
import { type TwoClocks } from './two-clocks.js';

/**
 * What is shown of a convoy, a carnet or a declaration, with all that its lists have. Where its document leaves some of it
 * out, its stream is folded, while others have their turn.
 *
 * @param position up to which the document was made
 * @throws Problem `too-many-past-reads`
 */
export async function withAllEntries<Shown extends Parameters<typeof leavesOut>[0]>(
  twoClocks: TwoClocks,
  stream: string,
  shown: Shown,
  position: bigint,
): Promise<Shown> {
  if (!leavesOut(shown)) return shown;
  const whole = await twoClocks.lookAt({ at: null, knownAt: null, position }, async (past) => {
    await past.load([stream]);
    return wholeDocument<object>(past, stream);
  });
  if (!whole) return shown;
  const { earlier: _whole, ...rest } = shown;
  return { ...rest, ...whole } as Shown;
}
