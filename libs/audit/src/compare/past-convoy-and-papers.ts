import { carnetOfStream, convoyStream, declarationOfStream } from '#kafila/domain';
import {
  carnetJsons,
  convoyParked,
  declarationJsons,
  documentsOf,
  findCarnet,
  findConvoy,
  findDeclaration,
  findParked,
  type Past,
  streamsAboutConvoys,
  streamsOfConvoy,
} from '#kafila/read-models';

/** A convoy with its papers, as they would have been sent: JSON each. */
export interface ConvoyAndPapers {
  /** Null where nothing was known of it. */
  readonly convoy: string | null;
  /** By number. */
  readonly carnets: ReadonlyMap<string, string>;
  /** By reference. */
  readonly declarations: ReadonlyMap<string, string>;
}

/** A convoy, its TIR carnets and its declarations at a pair of clocks. @throws Problem `convoy-parked` */
export async function pastConvoyAndPapers(past: Past, convoyId: string): Promise<ConvoyAndPapers> {
  await past.load(await streamsAboutConvoys(past.known, [convoyId]));
  const { db } = past;
  const found = await findConvoy(db, convoyId);
  const [carnets, declarations] = [new Map<string, string>(), new Map<string, string>()];
  if (!found) {
    const parked = await findParked(db, convoyStream(convoyId));
    if (parked) throw convoyParked(convoyId, parked);
    return { convoy: null, carnets, declarations };
  }
  for (const stream of await streamsOfConvoy(db, convoyId)) {
    const [number, reference] = [carnetOfStream(stream), declarationOfStream(stream)];
    if (number !== undefined) {
      const carnet = await findCarnet(db, number);
      if (carnet) carnets.set(number, (await carnetJsons(db, [carnet])).join(''));
    } else if (reference !== undefined) {
      const declaration = await findDeclaration(db, reference);
      if (declaration) declarations.set(reference, (await declarationJsons(db, [declaration])).join(''));
    }
  }
  return { convoy: (await documentsOf(db, [found])).join(''), carnets, declarations };
}
