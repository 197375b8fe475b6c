/**
 * Clocks of two units differ by minutes, and by half an hour where one keeps the time of the other side of Torkham.
 * Reports closer together than this, in hours, can be in the wrong order.
 */
export const CLOCKS_DIFFER_HOURS = 1;
