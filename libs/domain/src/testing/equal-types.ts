/** Whether two types are the same, neither wider than the other: for tests that hold a promise of a type. */
export type Equal<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;
