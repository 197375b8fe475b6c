/** Whether two types are the same, neither wider than the other: for tests that hold a promise of a type. */
export type Equal<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

/**
 * The paths of the members that two types do not share, or have of another type; items of a list count as members of it.
 * A test that lists them as keys does not compile when one of the two gets a member that the other has not.
 */
export type Differing<One, Other> = Compared<One, Other, ''>;

/** True; where the members of two types differ, their paths, so that the compiler names them. */
export type SameMembers<One, Other> = [Differing<One, Other>] extends [never] ? true : Differing<One, Other>;

type Compared<One, Other, Path extends string> =
  Equal<Exclude<One, object>, Exclude<Other, object>> extends true
    ? ComparedObjects<Extract<One, object>, Extract<Other, object>, Path>
    : Path;

type ComparedObjects<One, Other, Path extends string> = [One] extends [never]
  ? [Other] extends [never]
    ? never
    : Path
  : [Other] extends [never]
    ? Path
    : One extends readonly (infer Item)[]
      ? Other extends readonly (infer OtherItem)[]
        ? Compared<Item, OtherItem, Path>
        : Path
      : string extends keyof One & keyof Other
        ? never
        : Missing<One, Other, Path> | Missing<Other, One, Path> | InBoth<One, Other, Path>;

type Missing<One, Other, Path extends string> = At<Path, Exclude<keyof One, keyof Other> & string>;

type InBoth<One, Other, Path extends string> = {
  [Name in keyof One & keyof Other & string]-?: IsOptional<One, Name> extends IsOptional<Other, Name>
    ? Compared<One[Name], Other[Name], At<Path, Name>>
    : At<Path, Name>;
}[keyof One & keyof Other & string];

type IsOptional<Of, Name extends keyof Of> = Of extends Readonly<Record<Name, unknown>> ? false : true;
type At<Path extends string, Name extends string> = Path extends '' ? Name : `${Path}.${Name}`;
