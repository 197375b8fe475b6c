import { type MemberDecorator, Optional } from '#kafila/platform';
import { IsCarnetNumber, IsConvoyId, IsIdentifier } from '../../fields/fields.js';

function IsDeclarationRef(
  description = 'Reference of the customs declaration, in Pakistan the GD number.',
): MemberDecorator {
  return IsIdentifier(description, 'KAPE-EB-12345-20-07-2023', 64);
}

export class AboutConvoy {
  @IsConvoyId()
  readonly convoyId!: string;
}

export class AboutCarnet {
  @IsCarnetNumber()
  readonly carnetNumber!: string;

  @Optional()
  @IsConvoyId('The convoy that carries it, where known.')
  readonly convoyId?: string;
}

export class AboutDeclaration {
  @IsDeclarationRef()
  readonly declarationRef!: string;

  @Optional()
  @IsConvoyId('The convoy whose goods it declares, where known.')
  readonly convoyId?: string;
}

/** The stream of the report that is taken back: one of the three. */
export class AboutAny {
  @Optional()
  @IsConvoyId('Where the wrong report named its convoy alone.')
  readonly convoyId?: string;

  @Optional()
  @IsCarnetNumber('Where the wrong report was about a carnet; instead of convoyId.')
  readonly carnetNumber?: string;

  @Optional()
  @IsDeclarationRef('Where the wrong report was about a declaration; instead of convoyId.')
  readonly declarationRef?: string;
}
