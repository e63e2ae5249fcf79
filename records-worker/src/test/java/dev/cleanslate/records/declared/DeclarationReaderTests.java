package dev.cleanslate.records.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A declaration is read whole or not at all, and a mistake is named with its line.
class DeclarationReaderTests {
  private static final String GOOD =
      """
      kinds:
        test.thing:
          database: things
          table: things
          owner: owner
          key: [id]
          id-pattern: ".{1,200}"
          ids: reused
          sameness: { table: owners, key: name, column: born }
          gone: transition
          transition:
            column: state
            phases:
              - { from: [open], to: closing }
              - { from: [closing], to: closed, at: closed_at }
            final: [closed]
      """;

  @Test
  void aGoodOneIsReadAsItStands() {
    RecordKind kind = read(GOOD).getFirst();

    assertThat(kind.table()).isEqualTo(new Table("public", "things"));
    assertThat(kind.sameness())
        .contains(new Sameness(new Table("public", "owners"), "name", "born"));
    assertThat(kind.uses())
        .extracting(use -> use.table().shown())
        .containsExactly("public.things", "public.owners");
    assertThat(kind.uses().getFirst().written()).containsExactlyInAnyOrder("state", "closed_at");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ids: reused                    | ids: often                          | line 8: ids must be never-reused or reused
          sameness: { table: owners, key: name, column: born } | touched: x    | line 8: the ids of test.thing are reused, so say under sameness
          gone: transition               | gone: away                          | line 10: gone must be deleted, transition or soft-delete
          owner: owner                   | ownr: owner                         | line 3: owner is missing
          key: [id]                      | key: []                             | line 6: key must be a list with something in it
          database: things               | database: things\\n    colour: red  | line 4: colour is not known here
          id-pattern: ".{1,200}"         | id-pattern: "("                     | line 7: id-pattern is no pattern
          test.thing:                    | Test thing:                         | line 2: the name must be lower-case
          table: things                  | table: [things]                     | line 4: table must be a single value
          to: closing                    | to: somewhere                       | line 13: nothing leads on from somewhere
          from: [closing]                | from: [closed]                      | line 13: a phase leads out of a final state
          from: [open], to: closing      | from: [closing], to: closing        | line 13: the phase to closing would never end
          from: [open], to: closing      | to: closing                         | line 13: the phase to closing would never end
          final: [closed]                | final: [closed]\\n    active: { column: a, values: [x], ended: y } | line 17: active is for kinds whose rows are deleted
          """)
  void aMistakeIsNamedWithItsLine(String before, String after, String words) {
    assertThat(GOOD).contains(before);

    assertThatThrownBy(() -> read(GOOD.replace(before, after.replace("\\n", "\n"))))
        .isInstanceOf(DeclarationMistake.class)
        .hasMessageContaining("records.yaml " + words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text: "gone"                                                  | true
          text: "{count} gone", count: { table: t, owner: o }           | true
          text: "{cpu} gone", sum: { table: t, owner: o, columns: [cpu] } | true
          text: "{count} gone"                                          | false
          text: "gone", count: { table: t, owner: o }                   | false
          text: "{cpu} gone", sum: { table: t, owner: o, columns: [cpu, gpu] } | false
          text: "{cpu} gone", count: { table: t, owner: o }             | false
          text: "{count} gone", sum: { table: t, owner: o, columns: [count] } | false
          """)
  void aReasonLeavesOpenExactlyWhatIsBrought(String reason, boolean good) {
    String marked =
        GOOD.substring(0, GOOD.indexOf("    gone: transition"))
            + """
                gone: soft-delete
                soft-delete:
                  column: state
                  status: deleted
                  at: deleted_at
                  history: { table: h, owner: o, from: f, to: t, at: a, reason: { column: r, %s } }
            """
                .formatted(reason);

    if (good) {
      assertThat(read(marked)).hasSize(1);
    } else {
      assertThatThrownBy(() -> read(marked)).isInstanceOf(DeclarationMistake.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock = "'' | it is empty\nkinds: [ | it is not YAML\nkinds: x | must be a mapping")
  void whatIsNoMappingIsRefused(String yaml, String words) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(DeclarationMistake.class)
        .hasMessageContaining(words);
  }

  private static List<RecordKind> read(String yaml) {
    return DeclarationReader.read(new StringReader(yaml));
  }
}
