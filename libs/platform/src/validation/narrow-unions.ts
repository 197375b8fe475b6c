import type { ErrorObject } from 'ajv';

const ABOUT_KIND = new Set(['type', 'const', 'enum']);

/**
 * A value that fits no branch of a union fails in each of them, and ajv tells all of it, the error of the union after those
 * of its branches. What helps is the branch that was meant: the others are dropped. Where no branch is nearer than another,
 * what they ask for is joined into one `enum` or `type` error.
 */
export function* narrowUnions(errors: readonly ErrorObject[]): Generator<ErrorObject> {
  for (const { error, within } of byUnion(errors)) {
    if (isUnion(error)) yield* narrow(error, within);
    else yield error;
  }
}

/** Each error that is of no branch, and those of its branches where it is a union. Looks at each error once. */
function byUnion(
  errors: readonly ErrorObject[],
): readonly { readonly error: ErrorObject; readonly within: readonly ErrorObject[] }[] {
  const found: { error: ErrorObject; within: readonly ErrorObject[] }[] = [];
  // From the end, where the outermost union of several stands first.
  for (let at = errors.length - 1; at >= 0;) {
    const error = errors[at] as ErrorObject;
    const end = at--;
    if (isUnion(error)) while (at >= 0 && isWithin(errors[at] as ErrorObject, error)) at -= 1;
    found.push({ error, within: errors.slice(at + 1, end) });
  }
  return found.reverse();
}

function isUnion(error: ErrorObject): boolean {
  // `oneOf` with two fitting branches is an error of its own, not of a branch.
  if (error.keyword === 'oneOf')
    return (error.params as { passingSchemas?: unknown }).passingSchemas === null;
  return error.keyword === 'anyOf';
}

function isWithin(error: ErrorObject, union: ErrorObject): boolean {
  return (
    error.schemaPath.startsWith(`${union.schemaPath}/`) &&
    (error.instancePath === union.instancePath || error.instancePath.startsWith(`${union.instancePath}/`))
  );
}

function narrow(union: ErrorObject, within: readonly ErrorObject[]): Iterable<ErrorObject> {
  const branches = new Map<string, ErrorObject[]>();
  for (const error of within) {
    const branch = error.schemaPath.slice(union.schemaPath.length + 1).split('/', 1)[0] ?? '';
    const others = branches.get(branch);
    if (others) others.push(error);
    else branches.set(branch, [error]);
  }
  const all = [...branches.values()];
  if (all.length === 0) return [union];

  const ofRightKind = all.filter((branch) => !branch.some((error) => isAboutKind(error, union)));
  if (ofRightKind.length === 0)
    return [join(union.instancePath, within, (error) => isAboutKind(error, union))];

  const ofRightTag = ofRightKind.filter((branch) => !branch.some((error) => isTag(error, union)));
  if (ofRightTag.length === 0) {
    const tag = ofRightKind.flat().find((error) => isTag(error, union));
    if (tag)
      return [join(tag.instancePath, ofRightKind.flat(), (error) => error.instancePath === tag.instancePath)];
  }
  return narrowUnions(ofRightTag.reduce((least, branch) => (branch.length < least.length ? branch : least)));
}

function isAboutKind(error: ErrorObject, union: ErrorObject): boolean {
  return error.instancePath === union.instancePath && ABOUT_KIND.has(error.keyword);
}

/** A property whose fixed value tells the branches of a union apart. */
function isTag(error: ErrorObject, union: ErrorObject): boolean {
  if (error.keyword !== 'const' && error.keyword !== 'enum') return false;
  const property = error.instancePath.slice(union.instancePath.length + 1);
  return property !== '' && !property.includes('/');
}

function join(
  instancePath: string,
  errors: readonly ErrorObject[],
  belongs: (error: ErrorObject) => boolean,
): ErrorObject {
  const joined = errors.filter(belongs);
  const values = joined.flatMap((error) => fixedValues(error) ?? []);
  const types = joined.flatMap((error) =>
    error.keyword === 'type' && !fixedValues(error)
      ? [(error.params as { type: string | string[] }).type].flat()
      : [],
  );
  const first = joined[0] ?? errors[0];
  if (!first) throw new Error('A union failed without an error in any branch.');
  return { ...first, instancePath, keyword: 'alternatives', params: { values, types } };
}

/** The values that the schema of an error allows, where it lists them. */
export function fixedValues(error: ErrorObject): unknown[] | undefined {
  const schema: Record<string, unknown> = error.parentSchema ?? {};
  return 'const' in schema ? [schema['const']] : (schema['enum'] as unknown[] | undefined);
}
