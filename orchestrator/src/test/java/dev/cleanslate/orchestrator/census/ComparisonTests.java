package dev.cleanslate.orchestrator.census;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.CensusPage.OwnersRecord;
import dev.cleanslate.messages.CensusPage.Thing;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.CatalogReader;
import dev.cleanslate.orchestrator.census.Comparison.Known;
import dev.cleanslate.orchestrator.census.Comparison.Outcome;
import java.io.StringReader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTests {
  static final Catalog CATALOG =
      CatalogReader.read(
          new StringReader(
              """
              workers:
                records: {}
                openai: {}
              kinds:
                rows:
                  worker: records
                  ids: reused
                  sameness: birth
                  id-pattern: "[a-z-]{1,20}"
                  account-pattern: "\\\\S{1,50}"
                  verify: { delay: 0s }
                  deadline: 15m
                  census: { every: 24h, owner-type: token }
                store:
                  worker: openai
                  ids: never-reused
                  verify: { delay: 0s }
                  deadline: 15m
                  census: { every: 24h }
                talk: { like: store }
              owner-types:
                token:
                  deleted-by: operators
                  kinds: { rows: {} }
                clone:
                  kinds: { store: {}, rows: {} }
              """));

  private final Comparison comparison = new Comparison(CATALOG, "home");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # kind | record | mark        | registered | owner lives | what it is
          rows   | absent |             | false      | false       | ownerless home/token/a
          rows   | ended  |             | false      | false       | ownerless home/token/a
          rows   | there  |             | false      | false       | unregistered home/token/a
          rows   |        |             | false      | false       | unregistered home/token/a
          rows   | absent |             | true       | false       | known
          rows   | absent |             | false      | true        | known
          rows   | there  |             | true       | true        | known
          rows   | absent | t/clone/b   | false      | false       | ownerless home/token/a
          store  |        | t/clone/b   | false      | false       | ownerless t/clone/b
          store  |        | t/clone/b/c | false      | false       | ownerless t/clone/b/c
          store  |        | t/clone/b   | false      | true        | known
          store  |        | t/clone/b   | true       | false       | known
          store  |        |             | true       | false       | known
          store  |        |             | false      | false       | unclaimed
          store  |        | t/clone     | false      | false       | unclaimed
          store  |        | t/clone/    | false      | false       | unclaimed
          store  |        | t/other/b   | false      | false       | unclaimed
          store  |        | T T/clone/b | false      | false       | unclaimed
          store  |        | anything    | false      | false       | unclaimed
          """)
  void aThingIsKnownOwnerlessUnregisteredOrUnclaimed(
      String kind,
      @Nullable String record,
      @Nullable String mark,
      boolean registered,
      boolean ownerLives,
      String expected) {
    var thing =
        new Thing(
            "a",
            mark,
            record == null ? null : OwnersRecord.valueOf(record.toUpperCase(Locale.ROOT)),
            "ended".equals(record) ? "then" : null,
            null);

    assertThat(shown(of(kind, thing, "acct", new Known(registered, ownerLives))))
        .isEqualTo(expected);
  }

  /// What the worker must find unchanged before it deletes: no record at all, or that which ended.
  @ParameterizedTest
  @CsvSource({"ABSENT,,absent", "ENDED,then,then"})
  void rowsCarryTheProofThatTheirOwnerIsGone(
      OwnersRecord record, @Nullable String sameness, String proof) {
    Sighting sighting = sighting("rows", new Thing("a", null, record, sameness, null), "acct");

    assertThat(sighting.target().sameness()).isEqualTo(proof);
    assertThat(sighting.kept()).isNull();
  }

  @Test
  void whatCannotBeRegisteredCannotBeDeletedEither() {
    var odd = new Thing("A/B", null, OwnersRecord.ABSENT, null, null);
    var rows = new Thing("a", null, OwnersRecord.ABSENT, null, null);
    var talk = new Thing("a", "t/clone/b", null, null, null);

    assertThat(sighting("rows", odd, "acct").kept()).contains("its id is none");
    assertThat(sighting("rows", rows, null).kept()).contains("account");
    assertThat(sighting("talk", talk, "acct").kept()).contains("holds no talk");
    assertThat(sighting("talk", talk, "acct").reason()).contains("cannot be deleted");
  }

  private Sighting sighting(String kind, Thing thing, @Nullable String account) {
    Outcome outcome = of(kind, thing, account, new Known(false, false));
    assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
    return ((Outcome.Unknown) outcome).sighting();
  }

  private Outcome of(String kind, Thing thing, @Nullable String account, Known known) {
    return comparison.of(CATALOG.kind(kind), thing, account, known);
  }

  private static String shown(Outcome outcome) {
    return switch (outcome) {
      case Outcome.InLedger() -> "known";
      case Outcome.Unclaimed() -> "unclaimed";
      case Outcome.Unknown(var sighting) -> sighting.finding() + " " + sighting.owner();
    };
  }
}
