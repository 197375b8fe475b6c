import { type Bounds, earlierOf, latestOf, mostShown } from '../descriptor/latest-entries.js';
import { type CarnetDocument, GROWING_LISTS, GROWING_LISTS_OF_LIABILITY } from './carnet-document.js';

/** A carnet as its document shows it: as `shownConvoy` does it, whole unless its lists would make it very long. */
export function shownCarnet(carnet: CarnetDocument, bounds?: Bounds): CarnetDocument {
  const { liability } = carnet;
  const lists = [
    ...GROWING_LISTS.map((name) => carnet[name]),
    ...GROWING_LISTS_OF_LIABILITY.map((name) => liability[name]),
  ];
  const most = mostShown(lists, bounds);
  if (most === Infinity) return carnet;
  const own = latestOf(carnet, GROWING_LISTS, most);
  const ofLiability = latestOf(liability, GROWING_LISTS_OF_LIABILITY, most);
  return {
    ...{ ...carnet, ...own?.latest, liability: { ...liability, ...ofLiability?.latest } },
    earlier: earlierOf({ ...own?.left, ...ofLiability?.left }, carnet),
  };
}
