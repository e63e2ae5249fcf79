package dev.cleanslate.orchestrator.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VeilTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"password": "hunter2hunter2", "id": "c"}       | {"password": "***", "id": "c"}
          {"db_password":"hunter2\\"hunter2","id":1}      | {"db_password":"***","id":1}
          {"client_secret":"hunter2"}                     | {"client_secret":"***"}
          {"api_key": 12345, "kind": "openai.file"}       | {"api_key": "***", "kind": "openai.file"}
          Authorization: Bearer hunter2hunter2            | Authorization: "***" ***
          token=hunter2&x=1                               | token="***"&x=1
          sent with Bearer hunter2hunter2                 | sent with Bearer ***
          of eyJhbGciOiJIUzI1NiJ9.hunter2.hunter2         | of ***
          the key sk-hunter2hunter2 is refused            | the key *** is refused
          https://jo:hunter2@db.example/x                 | https://***@db.example/x
          https://s3/x?X-Amz-Signature=hunter2&y=1        | https://s3/x?X-Amz-Signature=***&y=1
          """)
  void whatLooksLikeACredentialIsCovered(String text, String covered) {
    assertThat(Veil.over(text)).isEqualTo(covered).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"owner":{"type":"token","id":"ci-runner"},"kind":"openai.file"}
          {"resources":[{"kind":"certificate","id":"5d41402abc4b2a76","scope":{"zone":"z"}}]}
          body cannot be read: Unrecognized token 'nonsense': was expecting (JSON String)
          """)
  void whatLooksLikeNoneIsLeft(String text) {
    assertThat(Veil.over(text)).isEqualTo(text);
  }

  @Test
  void headersOfCredentialsAreCoveredWhole() {
    assertThat(Veil.over("X-Api-Key", "hunter2")).isEqualTo("***");
    assertThat(Veil.over("authorization", "hunter2")).isEqualTo("***");
    assertThat(Veil.over("ce_id", "7")).isEqualTo("7");
  }

  @Test
  void noTextTakesLong() {
    String wall = "a".repeat(Letters.SHOWN_CHARACTERS);

    assertThat(Veil.over(wall)).isEqualTo(wall);
    assertThat(Veil.over("\"password\":\"" + wall)).doesNotContain("a".repeat(60_000));
  }
}
