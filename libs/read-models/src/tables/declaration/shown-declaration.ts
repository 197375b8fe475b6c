import { type Bounds, earlierOf, latestOf, mostShown } from '../descriptor/latest-entries.js';
import { type DeclarationDocument, GROWING_LISTS } from './declaration-document.js';

/** A declaration as its document shows it: as `shownConvoy` does it, whole unless its lists would make it very long. */
export function shownDeclaration(declaration: DeclarationDocument, bounds?: Bounds): DeclarationDocument {
  const most = mostShown(
    GROWING_LISTS.map((name) => declaration[name]),
    bounds,
  );
  const shown = latestOf(declaration, GROWING_LISTS, most);
  return shown
    ? { ...declaration, ...shown.latest, earlier: earlierOf(shown.left, declaration) }
    : declaration;
}
