import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';

/**
 * Under which condition a read is answered: not again what the client has already (RFC 9110, section 13.1.2). What the answer is
 * made of names it. The names are weak: packed and unpacked answers share one.
 */
export class Condition {
  #tag: string | undefined;

  /**
   * @param asked everything about the call that the answer depends on: what is asked, how, and who may see what
   * @param known the tags that the client has answers of
   */
  constructor(
    private readonly asked: readonly unknown[],
    private readonly known: ReadonlySet<string> = new Set(),
  ) {}

  /** The name of the answer; undefined where nothing was said of what it is made of. */
  get tag(): string | undefined {
    return this.#tag;
  }

  /**
   * Says what the answer is made of, before it is made: the same call has the same answer then as long as this is the same.
   *
   * @throws NotModified where the client has it
   */
  madeOf(made: readonly unknown[]): void {
    const all = JSON.stringify([this.asked, made]);
    const tag = `W/"${createHash('sha256').update(all).digest('base64url').slice(0, 32)}"`;
    this.#tag = tag;
    if (this.known.has(tag)) throw new NotModified();
  }
}

/** The client has the answer. */
export class NotModified extends Error {}

const conditions = new AsyncLocalStorage<Condition>();

/** The condition of what is being answered; undefined where there is none. */
export function conditionNow(): Condition | undefined {
  return conditions.getStore();
}

/** Does work for an answer under a condition. */
export function underCondition<T>(condition: Condition | undefined, work: () => T): T {
  return condition ? conditions.run(condition, work) : work();
}

/** The tags in `If-None-Match`. `*` names no answer that the client has, so it is not among them. */
export function tagsIn(header: string | undefined): ReadonlySet<string> {
  return new Set(
    [...(header ?? '').matchAll(/(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/gu)].map(
      ([, opaque]) => `W/${opaque ?? ''}`,
    ),
  );
}
