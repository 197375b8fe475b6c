/** What is wrong with a value, to be read after its name; undefined where it is as it should be. */
type Shape = (value: unknown, at: string) => string | undefined;

const count: Shape = (value, at) => {
  if (!Number.isInteger(value)) return `${at} must be a whole number, but is ${kindOf(value)}`;
  const number = value as number;
  if (number < 0) return `${at} must be >= 0, but is the number ${number}`;
  if (Number.isSafeInteger(number)) return undefined;
  return `${at} must be <= ${Number.MAX_SAFE_INTEGER}, but is the number ${number}`;
};
const number: Shape = (value, at) =>
  Number.isInteger(value) ? undefined : `${at} must be a whole number, but is ${kindOf(value)}`;
const text: Shape = (value, at) =>
  typeof value === 'string' ? undefined : `${at} must be a string, but is ${kindOf(value)}`;
const name: Shape = (value, at) => (value === '' ? `${at} must not be empty` : text(value, at));
const object: Shape = (value, at) =>
  isObject(value) ? undefined : `${at} must be an object, but is ${kindOf(value)}`;
const matching =
  (pattern: RegExp): Shape =>
  (value, at) =>
    text(value, at) ?? (pattern.test(value as string) ? undefined : `${at} must match ${pattern.source}`);
const objectOrNull: Shape = (value, at) =>
  isObject(value) || value === null ? undefined : `${at} must be an object or null, but is ${kindOf(value)}`;
const list =
  (shape: Shape, { min = 0, max = Infinity } = {}): Shape =>
  (value, at) => {
    if (!Array.isArray(value)) return `${at} must be an array, but is ${kindOf(value)}`;
    if (value.length < min) return `${at} must not be empty`;
    if (value.length > max) return `${at} must hold at most ${max} items`;
    return firstFault(value.map((item, place) => () => shape(item, `${at}/${place}`)));
  };
/** Of these members and no others; those whose name ends in a question mark may be missing. */
const closed =
  (members: Readonly<Record<string, Shape>>): Shape =>
  (value, at) => {
    const shapes = Object.entries(members).map(([member, shape]) => ({
      name: member.replace(/\?$/, ''),
      shape,
      optional: member.endsWith('?'),
    }));
    const wrong = object(value, at);
    if (wrong !== undefined) return wrong;
    const given = new Map(Object.entries(value as object));
    const missing = shapes.find((member) => !member.optional && !given.has(member.name));
    if (missing) return `${at}/${missing.name} is missing`;
    const unknown = [...given.keys()].find((one) => !shapes.some((member) => member.name === one));
    if (unknown !== undefined) {
      const name = unknown.replaceAll('~', '~0').replaceAll('/', '~1');
      return `${at}/${name} is not a known field; known are ${shapes.map((one) => one.name).join(', ')}`;
    }
    return firstFault(
      shapes
        .filter((member) => given.has(member.name))
        .map((member) => () => member.shape(given.get(member.name), `${at}/${member.name}`)),
    );
  };

const base64 = matching(/^[A-Za-z0-9+/]*={0,2}$/);
const raw = closed({ contentType: text, dataBase64: base64, metadataBase64: base64 });
const event = closed({
  ...{ revision: count, id: text, type: text, recordedAt: text, data: object, metadata: object },
  ...{ 'raw?': raw, leaf: count, proof: list(matching(/^[A-Za-z0-9+/]{43}=$/), { max: 64 }) },
});
const stream = closed({ stream: name, events: list(event, { min: 1 }), state: objectOrNull });
const signer = closed({ stream: matching(/^unit-./u), events: list(event, { min: 1 }) });
const members = {
  ...{ bundle: number, leafFormat: number, foldedBy: name, convoyId: name, checkpoint: text },
  ...{ streams: list(stream, { min: 1 }), sha256: matching(/^[0-9a-f]{64}$/) },
};
const ofFormat: Readonly<Record<number, Shape>> = {
  1: closed(members),
  2: closed({ ...members, signers: list(signer) }),
};

/** The formats that are known. */
export const BUNDLE_FORMATS = Object.keys(ofFormat).map(Number);

/** The first thing for which a value is no bundle, with a JSON pointer to it; undefined where it has the members of one. */
export function faultOfShape(value: unknown): string | undefined {
  const { bundle } = (value ?? {}) as { readonly bundle?: unknown };
  return (ofFormat[Number(bundle)] ?? closed(members))(value, '#');
}

function firstFault(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const fault = check();
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number') return `the number ${value}`;
  const kinds: Readonly<Record<string, string>> = { string: 'a string', object: 'an object' };
  return kinds[typeof value] ?? 'true or false';
}
