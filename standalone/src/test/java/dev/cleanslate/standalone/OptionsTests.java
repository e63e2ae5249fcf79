package dev.cleanslate.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTests {
  @Test
  void whatIsNotSaidHasItsUsualValue() {
    Options options = Options.of(new String[] {"up"});

    assertThat(options.verb()).isEqualTo(Options.Verb.UP);
    assertThat(options.ports().api()).isEqualTo(18480);
    assertThat(options.processes()).isFalse();
    assertThat(options.extent()).isEqualTo(Options.Extent.EVERYTHING);
    assertThat(options.folder().path()).hasFileName(".cleanslate");
  }

  @Test
  void everythingCanBeSaid() {
    Options options =
        Options.of(
            new String[] {
              "demo", "--data", "/tmp/x", "--home", "/p", "--port-base", "20000", "--processes"
            });

    assertThat(options.verb()).isEqualTo(Options.Verb.DEMO);
    assertThat(options.folder().path()).isEqualTo(Path.of("/tmp/x"));
    assertThat(options.home()).isEqualTo(Path.of("/p"));
    assertThat(options.ports().kafka()).isEqualTo(20012);
    assertThat(options.processes()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"--servers-only, SERVERS", "--applications-only, APPLICATIONS"})
  void aPartOfItCanBeWanted(String option, Options.Extent extent) {
    assertThat(Options.of(new String[] {"up", option}).extent()).isEqualTo(extent);
  }

  @Test
  void whatMakesNoSenseIsNamed() {
    assertThatThrownBy(() -> Options.of(new String[] {"up", "--fast"}))
        .hasMessageContaining("--fast");
    assertThatThrownBy(() -> Options.of(new String[] {"up", "--port-base", "many"}))
        .hasMessageContaining("many");
    assertThatThrownBy(() -> Options.of(new String[] {"up", "--data"}))
        .hasMessageContaining("--data needs a value");
    assertThatThrownBy(() -> Options.of(new String[] {"away"})).hasMessageContaining("up or demo");
  }
}
