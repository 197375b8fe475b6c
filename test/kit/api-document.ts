/** A JSON schema as the API's document holds it, with its references followed: what tests need of it. */
export interface DescribedSchema {
  readonly title?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, DescribedSchema>>;
  readonly required?: readonly string[];
  readonly items?: DescribedSchema;
  readonly anyOf?: readonly DescribedSchema[];
  readonly oneOf?: readonly DescribedSchema[];
  readonly examples?: readonly unknown[];
}

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly post?: {
          readonly requestBody?: {
            readonly content: Readonly<Record<string, { readonly schema: DescribedSchema }>>;
          };
        };
      }
    >
  >;
}

/**
 * The API's document of a running service, with every reference followed: `{$ref, description}` becomes the component with that
 * description. Shapes do not nest in themselves.
 */
export async function documentOf(url: string): Promise<unknown> {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as {
    readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
  };
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref, ...rest } = value as { readonly $ref?: string };
    const name = $ref?.replace('#/components/schemas/', '');
    if (name !== undefined && !(name in document.components.schemas))
      throw new Error(`${$ref ?? ''} leads nowhere.`);
    const component = name === undefined ? {} : follow(document.components.schemas[name]);
    return Object.assign(
      {},
      component,
      Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, follow(inner)])),
    );
  };
  return follow(document);
}

/** What a running service says of itself. */
export class ApiDocument {
  private constructor(private readonly document: Document) {}

  static async of(url: string): Promise<ApiDocument> {
    return new ApiDocument((await documentOf(url)) as Document);
  }

  /** The schema of the JSON body of `POST /v1<path>`. */
  bodyOf(path: string): DescribedSchema {
    const schema = this.document.paths[`/v1${path}`]?.post?.requestBody?.content['application/json']?.schema;
    if (!schema) throw new Error(`The API's document describes no body of POST ${path}.`);
    return schema;
  }

  /** The example of the JSON body of `POST /v1<path>`. */
  exampleOf(path: string): unknown {
    return this.bodyOf(path).examples?.[0];
  }

  /** Each type of report, by its name. */
  reports(): ReadonlyMap<string, DescribedSchema> {
    const one = this.bodyOf('/reports').oneOf?.find(({ oneOf }) => oneOf);
    return new Map((one?.oneOf ?? []).map((schema) => [String(schema.properties?.['type']?.const), schema]));
  }
}
