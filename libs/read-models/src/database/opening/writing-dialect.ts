import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';

/**
 * Its transactions take the right to write as they begin. One that reads first is refused at its first write where another
 * process wrote meanwhile, without waiting.
 */
export class WritingDialect extends SqliteDialect {
  constructor(private readonly own: SqliteDialectConfig) {
    super(own);
  }

  override createDriver(): SqliteDriver {
    return new WritingDriver(this.own);
  }
}

class WritingDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}
