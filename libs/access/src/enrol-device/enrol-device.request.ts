import { REPORT_ALGORITHMS } from '#kafila/proof';
import { Closed, Describe, IsText, IsWord, Nested, Open, Optional } from '#kafila/platform';

export const ENROLMENT_EXAMPLE = {
  code: 'AAECAwQFBgcICQoLDA0ODw',
  alg: 'Ed25519',
  publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'kU4MkK-n9g9Zcu5OUuEyWmkx8NinpqqjXsqLHHV8wcg' },
  proof: 'Ngdn694ST9GqBJh9-ypQI-9OXXo6ru1-epaaD_3ROVPCKuY3S1b87xHbeCkqURsNOGiCzQyC1cns3H_JHgoeDw',
};

/** A public key as a device or a browser gives it away. Members that do not define it may stand in it. */
@Open({ name: 'PublicKeyOfDevice' })
export class PublicKeyOfDevice {
  @IsText({ max: 10 })
  @Describe('`OKP` of Ed25519, `EC` of P-256.', 'OKP')
  readonly kty!: string;

  @IsText({ max: 10 })
  @Describe('`Ed25519` or `P-256`.', 'Ed25519')
  readonly crv!: string;

  @IsText({ max: 50 })
  @Describe('32 bytes in base64url.', ENROLMENT_EXAMPLE.publicKey.x)
  readonly x!: string;

  @Optional()
  @IsText({ max: 50 })
  @Describe('Of P-256: 32 bytes in base64url.', 'KkWLnoazG31ehcZ2xJL7EmVNzSnnnlfcQkh8n0w7lUc')
  readonly y?: string;
}

/** Body of POST /v1/access/enrolments. */
@Closed({ examples: [ENROLMENT_EXAMPLE] })
export class EnrolDeviceRequest {
  @IsText({ min: 1, max: 100 })
  @Describe('The code of the invitation.', ENROLMENT_EXAMPLE.code)
  readonly code!: string;

  @IsWord(REPORT_ALGORITHMS)
  @Describe('By which the key signs.', 'Ed25519')
  readonly alg!: string;

  @Nested(() => PublicKeyOfDevice)
  @Describe('The public key (JWK).')
  readonly publicKey!: PublicKeyOfDevice;

  @IsText({ min: 1, max: 200 })
  @Describe(
    'Signature over the text that docs/enrolment.md shows: 64 bytes in base64url.',
    ENROLMENT_EXAMPLE.proof,
  )
  readonly proof!: string;
}
