import { convoyStream } from '#kafila/domain';
import { wholeConvoy } from '../../past/whole-convoy.js';
import { type ConvoyDocument } from '../../tables/convoy/convoy-document.js';
import { leavesOut } from '../../tables/convoy/shown-convoy.js';
import { type TwoClocks } from '../two-clocks/two-clocks.js';

/**
 * A convoy with all that its lists have. Where its document leaves some of it out, its stream is folded, while others have
 * their turn.
 *
 * @param position up to which the document was made
 * @throws Problem `too-many-past-reads`
 */
export async function withAllEntries<Convoy extends ConvoyDocument>(
  twoClocks: TwoClocks,
  convoy: Convoy,
  position: bigint,
): Promise<Convoy> {
  if (!leavesOut(convoy)) return convoy;
  const { convoyId } = convoy;
  const whole = await twoClocks.lookAt({ at: null, knownAt: null, position }, async (past) => {
    await past.load([convoyStream(convoyId)]);
    return wholeConvoy(past, convoyId);
  });
  if (!whole) return convoy;
  const { earlier: _whole, ...shown } = convoy;
  return { ...shown, ...whole } as Convoy;
}
