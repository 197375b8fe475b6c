import { REPORT_TYPES } from '#kafila/domain';
import { Closed, Describe, IsText, IsWord, List, Open, Optional, type Scope } from '#kafila/platform';

const MOST = { max: 200 };
const WORD = IsText({ min: 1, max: 64 });

class ScopeMembers implements Scope {
  @Optional()
  @List(WORD, MOST)
  @Describe('Ids of convoys, or beginnings of them that end in *.', ['nlc-2026-*'])
  readonly convoys?: readonly string[];

  @Optional()
  @List(WORD, MOST)
  @Describe('Convoys that follow one of these corridors by their plan.', ['khi-tas-torkham'])
  readonly corridors?: readonly string[];

  @Optional()
  @List(WORD, MOST)
  @Describe('Convoys whose route leads through one of these places: slugs or UN/LOCODEs.', ['torkham-pk'])
  readonly places?: readonly string[];

  @Optional()
  @List(WORD, MOST)
  @Describe('Convoys whose route has a place in one of these countries, ISO 3166-1 alpha-2.', ['PK'])
  readonly countries?: readonly string[];

  @Optional()
  @List(IsWord(Object.keys(REPORT_TYPES)), MOST)
  @Describe('Types of reports that may be made. It limits nothing that is read.', ['CheckpointPassed'])
  readonly reportTypes?: readonly string[];
}

/** What somebody is to see, decide on and report of. All lists have to allow a convoy, each by one of its words. */
@Closed({ name: 'ScopeToSet', examples: [{ places: ['torkham-pk'] }, { convoys: ['nlc-2026-*'] }] })
export class ScopeRequest extends ScopeMembers {}

@Open({ name: 'Scope' })
export class ScopeAnswer extends ScopeMembers {}
