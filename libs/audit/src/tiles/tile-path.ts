/** Hashes in a full tile, and entries in a full bundle (C2SP tlog-tiles: trees of height 8). */
export const TILE_WIDTH = 256;

/** A tile of hashes, or a bundle of entries where `level` is `entries`. */
export interface TileName {
  /** 0 to 63: hashes of leaves at 0, above that hashes of full tiles of the level below. */
  readonly level: number | 'entries';
  /** Place within the level, from 0. */
  readonly index: number;
  /** 1 to 256; 256 is a full tile. */
  readonly width: number;
}

/** Where a tile lies under the log's prefix: `tile/<L>/<N>[.p/<W>]`, e.g. `tile/0/x001/x234/067.p/12`. */
export function tilePath({ level, index, width }: TileName): string {
  const path = `tile/${level}/${indexPath(index)}`;
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

/** The folder of the partial tiles at an index; superfluous once the full tile is there. */
export function partialsPath(level: TileName['level'], index: number): string {
  return `tile/${level}/${indexPath(index)}.p`;
}

const form = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads a path; undefined where it is not exactly what {@link tilePath} writes. */
export function readTilePath(path: string): TileName | undefined {
  const [, level = '', index = '', width] = form.exec(path) ?? [];
  const name: TileName = {
    level: level === 'entries' ? level : Number(level),
    index: Number(index.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  const sound = Number.isSafeInteger(name.index) && (name.level === 'entries' || name.level <= 63);
  return sound && tilePath(name) === path ? name : undefined;
}

/** Three digits a folder, all but the last with an `x` in front: 1234067 is `x001/x234/067`. */
function indexPath(index: number): string {
  const digits = index.toString();
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
}
