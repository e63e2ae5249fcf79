package dev.cleanslate.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepStateTests {
  private static final Path PAGE = Path.of("..", "docs", "states.md");
  private static final String REGENERATE =
      "docs/states.md differs from the code; write it anew with"
          + " ./mvnw -pl orchestrator -am test -Dtest=StepStateTests -Dstates.write=true"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  @Test
  void theDiagramInTheDocumentsIsTheMapInTheCode() throws IOException {
    if (Boolean.getBoolean("states.write")) {
      Files.writeString(PAGE, page());
    }

    assertThat(PAGE).as(REGENERATE).exists();
    assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).as(REGENERATE).isEqualTo(page());
  }

  @ParameterizedTest
  @EnumSource
  void everyStateCanBeReachedAndEndsGone(StepState state) {
    assertThat(reachable(StepState.PLANNED)).contains(state);
    if (state != StepState.SEEN) {
      assertThat(reachable(state)).contains(StepState.GONE);
    }
  }

  @Test
  void whatARehearsalHasSeenIsItsEnd() {
    assertThat(StepState.SEEN.next()).isEmpty();
    assertThat(StepState.SEEN.isMoving()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void noStateFollowsItself(StepState state) {
    assertThat(state.next()).doesNotContain(state);
  }

  @ParameterizedTest
  @EnumSource
  void wireNamesAreReadBack(StepState state) {
    assertThat(StepState.of(state.wire())).isEqualTo(state);
    assertThat(state.wire()).isEqualTo(state.wire().toLowerCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @EnumSource
  void wireNamesOfSagasAreReadBack(SagaState state) {
    assertThat(SagaState.of(state.wire())).isEqualTo(state);
  }

  private static Set<StepState> reachable(StepState from) {
    Set<StepState> reached = EnumSet.of(from);
    for (int i = 0; i < StepState.values().length; i++) {
      Set.copyOf(reached).forEach(state -> reached.addAll(state.next()));
    }
    return reached;
  }

  private static String page() {
    return """
    # The states of a step

    A step is one resource within a deletion. This is every way it can go from one state to another;
    anything else is a mistake in the code, and tests walk all of them. What the states mean stands at
    `StepState`; which answers count in which of them, at `SagaRules`. Only a dry run comes to `seen`.

    ```mermaid
    stateDiagram-v2
        [*] --> planned
    %s
        gone --> [*]
        seen --> [*]
    ```

    Written from `StepState.next()` by `StepStateTests`, which fails when this page differs from the code and
    says how to write it anew.
    """
        .formatted(
            Arrays.stream(StepState.values())
                .flatMap(from ->
                    Arrays.stream(StepState.values())
                        .filter(from.next()::contains)
                        .map(to -> "    %s --> %s".formatted(from.wire(), to.wire())))
                .collect(Collectors.joining("\n")));
  }
}
