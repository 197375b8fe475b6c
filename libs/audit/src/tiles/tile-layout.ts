import { TILE_WIDTH, type TileName } from './tile-path.js';

/** How many hashes (entries) the tile has in a tree of `size` leaves: 0 where there is no such tile, 256 where it is full. */
export function tileWidth(level: TileName['level'], index: number, size: number): number {
  const hashes = hashesAt(level, size);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/** How many hashes a level has in a tree of `size` leaves. */
export function hashesAt(level: TileName['level'], size: number): number {
  return level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level);
}

/** How many levels of tiles a tree of `size` leaves has. */
export function levelsOf(size: number): number {
  let levels = 0;
  while (hashesAt(levels, size) > 0) levels++;
  return levels;
}
