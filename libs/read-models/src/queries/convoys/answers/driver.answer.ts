import { Open, Optional } from '#kafila/platform';
import { IsOneOf, IsPlain } from '../../members.js';

@Open()
export class Driver {
  @IsPlain('Under which the person is sealed, and can be erased.', '2f1d1c0e-5a0f-4c57-9a53-0a2c1d8e7b11')
  readonly personId!: string;

  @IsPlain('Name.')
  readonly name!: string;

  @Optional()
  @IsPlain('Where he is called on the way.')
  readonly phone?: string;

  @Optional()
  @IsPlain('Of his passport, licence or identity card.')
  readonly documentNumber?: string;
}

@Open()
export class UnreadableDriver {
  @IsPlain('Under which the person is sealed, and can be erased.', '2f1d1c0e-5a0f-4c57-9a53-0a2c1d8e7b11')
  readonly personId!: string;

  @IsOneOf(['erased', 'no-key'], 'erased: forgotten, for ever. no-key: this service has no key.')
  readonly unreadable!: 'erased' | 'no-key';
}
