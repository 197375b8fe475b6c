import { type Caller, type Scope } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { type NamedPrincipal } from '../decide/principal-of-path.js';

/** A key, at the only moment at which it can be seen. */
export interface IssuedKey {
  readonly principal: string;
  readonly keyId: string;
  readonly key: string;
  readonly expiresAt: string | null;
}

/** Gives a principal an API key; a unit begins by it. */
export class IssueKeyCommand extends Command<IssuedKey> {
  constructor(
    readonly principal: NamedPrincipal,
    /** Instant, RFC 3339. */
    readonly expiresAt: string | undefined,
    readonly caller: Caller,
    /** Less than the principal may. */
    readonly scope?: Scope,
  ) {
    super();
  }
}
