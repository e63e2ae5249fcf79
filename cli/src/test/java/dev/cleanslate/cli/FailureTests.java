package dev.cleanslate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTests {
  private static final String LIST = "GET /v1/owners?limit=100";

  private final Stage stage = Stage.open();
  private final Session session = Session.with(stage);

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid-field, 4",
    "401, no-token, 8",
    "401, invalid-token, 8",
    "403, missing-scope, 8",
    "403, operators-only, 4",
    "403, other-tenant, 4",
    "404, unknown-owner, 5",
    "409, stale-request, 4",
    "500, internal, 1",
    "503, database-unavailable, 6"
  })
  void eachRefusalHasItsStatusAndItsWords(int status, String type, int ends) {
    stage.refuses(LIST, status, type, "Because of something.");

    assertThat(session.run("owner", "list")).isEqualTo(ends);
    assertThat(session.out()).isEmpty();
    assertThat(session.err()).contains("cleanslate: Refused: Because of something.");

    assertThat(session.run("owner", "list", "--json")).isEqualTo(ends);
    assertThat(session.json().path("error").path("type").asString()).isEqualTo(type);
    assertThat(session.json().path("error").path("exit").asInt()).isEqualTo(ends);
  }

  @Test
  void whereNothingListensThatIsSaidAtOnce() {
    stage.close();

    assertThat(session.run("owner", "list")).isEqualTo(6);
    assertThat(session.err()).contains("nothing listens there").contains("--url");
    assertThat(session.rests()).isEmpty();
  }

  @Test
  void readingIsRepeatedWhereTheConnectionBreaks() {
    stage.dies(LIST).dies(LIST).recorded(LIST, "nothing");

    assertThat(session.run("owner", "list")).isZero();
    assertThat(stage.calls(LIST)).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void whatIsNotCleanslateIsNotBelieved() {
    stage.says(LIST, 200, "<html>welcome</html>");

    assertThat(session.run("owner", "list")).isNotZero();
    assertThat(session.err()).contains("none that Cleanslate gives").contains("--url");
  }

  @Test
  void noRedirectionIsFollowedWithTheToken() {
    stage.says(LIST, 302, "", "Location", stage.root() + "/elsewhere");

    assertThat(session.run("owner", "list")).isNotZero();
    assertThat(stage.calls()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "--json"})
  void theTokenIsSentAndNeverShown(String form) {
    stage.refuses(LIST, 401, "invalid-token", "It expired.");
    if (form.equals("--json")) {
      session.run("owner", "list", "--json");
    } else {
      session.run("owner", "list");
    }

    assertThat(stage.calls(LIST).getFirst().header("Authorization"))
        .isEqualTo("Bearer " + Session.TOKEN);
    assertThat(session.out() + session.err()).doesNotContain(Session.TOKEN);
  }

  @Test
  void theTokenComesFromTheFileThatIsNamedOrThatUpWrote(@TempDir Path folder) throws IOException {
    stage.recorded(LIST, "nothing");
    Files.createDirectories(folder.resolve(".cleanslate"));
    Files.writeString(folder.resolve(".cleanslate/token"), "usual\n");
    Files.writeString(folder.resolve("mine"), "mine\n");
    session.in(folder);

    session.run("owner", "list", "--token-file", "mine");
    session.without("CLEANSLATE_TOKEN").run("owner", "list");
    session.knowing("CLEANSLATE_TOKEN_FILE", "mine").run("owner", "list");
    session.knowing("CLEANSLATE_TOKEN_FILE", "").run("owner", "list");

    assertThat(stage.calls(LIST))
        .extracting(call -> call.header("Authorization"))
        .containsExactly("Bearer mine", "Bearer usual", "Bearer mine", "Bearer usual");
  }

  @Test
  void aFileThatHoldsNoTokenIsNotSent(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("key"), "-----BEGIN KEY-----\nsecret\n");

    assertThat(session.in(folder).run("owner", "list", "--token-file", "key")).isEqualTo(2);
    assertThat(session.run("owner", "list", "--token-file", "none")).isEqualTo(2);
    assertThat(session.err()).contains("There is no file").doesNotContain("secret");
    assertThat(stage.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://h", "http://user:geheim@h", "h:80", "http://", "http://h?a=geheim"})
  void anAddressThatCannotBeCalledIsRefusedWithoutRepeatingIt(String url) {
    assertThat(session.run("owner", "list", "--url", url)).isEqualTo(2);
    assertThat(session.err()).contains("none that can be called").doesNotContain("geheim");
  }

  @Test
  void theAddressMayBeWrittenAsUpShowsIt() {
    stage.recorded(LIST, "nothing");

    assertThat(session.run("owner", "list", "--url", stage.root() + "/v1/")).isZero();
  }

  @Test
  void whatAServerSaysMovesNoCursor() {
    stage.says(
        LIST, 200, "{\"items\":[{\"type\":\"a\",\"id\":\"\\u001b[2Jx\",\"state\":\"active\"}]}");

    session.run("owner", "list");
    assertThat(session.out()).contains("a/?[2Jx").doesNotContain("\u001b");
  }
}
