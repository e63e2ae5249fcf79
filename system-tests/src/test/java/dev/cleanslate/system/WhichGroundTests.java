package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhichGroundTests {
  private static final Engine NONE = new Engine(null, null);

  @ParameterizedTest
  @CsvSource({"containers, CONTAINERS", "' Embedded ', EMBEDDED", "'', EMBEDDED", ", EMBEDDED"})
  void whatIsAskedForIsTakenAndElseWhatCanBe(String wish, WhichGround ground) {
    assertThat(WhichGround.chosen(wish, NONE)).isEqualTo(ground);
  }

  @Test
  void aGroundThatThereIsNotIsRefused() {
    assertThatThrownBy(() -> WhichGround.chosen("sand", NONE)).hasMessageContaining("SAND");
  }

  @ParameterizedTest
  @ValueSource(strings = {Contained.KAFKA, Contained.POSTGRES})
  void theImagesAreThoseOfTheComposeFile(String image) throws IOException {
    assertThat(Files.readAllLines(Path.of("../docker-compose.yml")))
        .contains("    image: " + image);
  }
}
