package dev.cleanslate.records;

/// A table of things and its declaration, for tests that need no more than that.
final class Things {
  static final String KIND = "test.thing";

  static final String DECLARED =
      """
      kinds:
        test.thing:
          database: things
          schema: SCHEMA
          table: things
          owner: owner
          key: [id]
          id-pattern: ".{1,200}"
          ids: never-reused
          gone: deleted
      """;

  static final String TABLE =
      """
      create table things (
        id bigint generated always as identity primary key,
        owner text not null,
        state text not null default 'open',
        touched timestamptz
      );
      create index on things (owner);
      """;

  private Things() {}

  static Estate estate() {
    return Estate.of(DECLARED, TABLE);
  }

  /// So many things of an owner.
  static void create(Estate estate, String owner, int count) {
    estate.run(
        "insert into things (owner) select '%s' from generate_series(1, %d)"
            .formatted(owner.replace("'", "''"), count));
  }
}
