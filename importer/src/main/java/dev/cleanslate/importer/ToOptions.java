package dev.cleanslate.importer;

import dev.cleanslate.importer.Given.Misused;
import dev.cleanslate.importer.ledger.Ledger;
import dev.cleanslate.importer.ledger.RestLedger;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the orchestrator is, and who speaks to it.
final class ToOptions {
  private static final String USUAL = "http://127.0.0.1:18480";

  @Option(
      names = "--api",
      description = "The orchestrator; else CLEANSLATE_URL, else " + USUAL + ".")
  private @Nullable URI api;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "The bearer token, which needs cleanslate.write; else CLEANSLATE_TOKEN, or what"
              + " CLEANSLATE_TOKEN_FILE names.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long a call is repeated that is not answered (default: ${DEFAULT-VALUE}).")
  private int patience = 120;

  Ledger ledger(Given given, InstantSource clock) throws IOException {
    String bearer = token(given);
    if (bearer == null || !bearer.matches("[!-~]+")) {
      throw new Misused(
          "Say the bearer token: --token-file, CLEANSLATE_TOKEN or CLEANSLATE_TOKEN_FILE.");
    }
    String said = given.first(api == null ? null : api.toString(), "CLEANSLATE_URL");
    URI place = URI.create(said == null ? USUAL : said);
    if (place.getHost() == null || !String.valueOf(place.getScheme()).startsWith("http")) {
      throw new Misused(
          "%s is no place of an orchestrator: say http://HOST:PORT.".formatted(place));
    }
    if (patience < 0) {
      throw new Misused("--patience is a number of seconds.");
    }
    return new RestLedger(place, bearer, Duration.ofSeconds(patience), clock, Thread::sleep);
  }

  private @Nullable String token(Given given) throws IOException {
    if (tokenFile != null) {
      return Files.readString(tokenFile).strip();
    }
    String said = given.first(null, "CLEANSLATE_TOKEN");
    String file = given.first(null, "CLEANSLATE_TOKEN_FILE");
    return said != null || file == null ? said : Files.readString(Path.of(file)).strip();
  }
}
