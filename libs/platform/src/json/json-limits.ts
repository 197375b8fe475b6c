/** Deeper JSON is refused: nothing that Kafila records nests a tenth of it. */
export const MAX_JSON_DEPTH = 500;

/** The most items that one array, and the most members that one object may have. */
export const MOST_ITEMS = 5_000;

/** The most values in one thing that is sent: an object, a line, an item of an array. */
export const MOST_VALUES = 100_000;

/** The most values in a whole body that is an array. */
export const MOST_VALUES_OF_MANY = 500_000;

/** The most bytes of one thing that is sent: 1 MiB. */
export const MOST_BYTES_OF_ONE = 1024 * 1024;
