import { isPersonalMember } from '#kafila/domain';
import { type Reveal } from '#kafila/platform';

/** An operation of JSON Patch (RFC 6902), or what differs in a field. */
type Change = Readonly<Record<string, unknown>>;

/** Where histories and comparisons tell of changes. */
interface WithChanges {
  readonly patch?: readonly Change[];
  readonly correction?: { readonly differs: readonly Change[] } | null;
}

/** What of a change is a value of the member that it is about. */
const VALUES = ['value', 'before', 'after'];

/**
 * Shows the persons of what is told as JSON: those in personal members, and those in a change of a personal member. A text
 * without a sealed person stays the very same.
 */
export function shownBy(reveal: Reveal): (json: string) => Promise<string> {
  return async (json) => {
    if (!json.includes('"sealed:v')) return json;
    const told = await reveal.value(JSON.parse(json) as WithChanges);
    const { patch, correction } = told;
    return JSON.stringify({
      ...told,
      ...(patch && { patch: await shownChanges(patch, reveal) }),
      ...(correction && {
        correction: { ...correction, differs: await shownChanges(correction.differs, reveal) },
      }),
    });
  };
}

function shownChanges(changes: readonly Change[], reveal: Reveal): Promise<readonly Change[]> {
  return Promise.all(
    changes.map(async (change) => {
      const member = memberOf(change);
      if (member === undefined) return change;
      // While it is revealed, a value stands under the member that it belongs to.
      const shown = Object.entries(change).map(async ([name, value]) =>
        VALUES.includes(name) ? [name, (await reveal.value({ [member]: value }))[member]] : [name, value],
      );
      return Object.fromEntries((await Promise.all(shown)) as [string, unknown][]);
    }),
  );
}

/** The personal member that a change is about; undefined where it is about anything else. */
function memberOf({ path, field }: Change): string | undefined {
  const name = typeof path === 'string' ? path.slice(path.lastIndexOf('/') + 1) : field;
  return typeof name === 'string' && isPersonalMember(name) ? name : undefined;
}
