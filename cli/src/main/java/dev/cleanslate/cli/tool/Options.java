package dev.cleanslate.cli.tool;

import dev.cleanslate.cli.api.Access;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every verb has. There is none for a token itself: a command line can be read by
/// everybody on the machine.
public final class Options {
  private static final String USUAL = "http://127.0.0.1:18480";

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      order = 90,
      description = "where the API is; else CLEANSLATE_URL, else http://127.0.0.1:18480")
  private @Nullable String url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      order = 91,
      description =
          "a file that holds the bearer token; else CLEANSLATE_TOKEN (the token itself),"
              + " CLEANSLATE_TOKEN_FILE, .cleanslate/token")
  private @Nullable Path tokenFile;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      order = 92,
      description = "write one JSON document, for programs")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      order = 99,
      description = "show this text")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  /// Whether what is written is for a program.
  public boolean isJson() {
    return json;
  }

  Access access(Map<String, String> environment, Path folder) {
    URI root = root(url == null ? said(environment, "CLEANSLATE_URL", USUAL) : url);
    String token = said(environment, "CLEANSLATE_TOKEN", "");
    if (tokenFile == null && !token.isEmpty()) {
      return new Access(root, checked(token, "CLEANSLATE_TOKEN"), "CLEANSLATE_TOKEN");
    }
    String named = said(environment, "CLEANSLATE_TOKEN_FILE", "");
    if (tokenFile != null || !named.isEmpty()) {
      Path file = folder.resolve(tokenFile == null ? Path.of(named) : tokenFile);
      return new Access(root, token(file), file.toString());
    }
    Path usual = folder.resolve(".cleanslate").resolve("token");
    return Files.isReadable(usual)
        ? new Access(root, token(usual), usual.toString())
        : new Access(root, null, usual.toString());
  }

  /// A variable that is empty says nothing.
  private static String said(Map<String, String> environment, String name, String otherwise) {
    String text = environment.getOrDefault(name, "").strip();
    return text.isEmpty() ? otherwise : text;
  }

  private static URI root(String text) {
    String plain = text.replaceFirst("/+$", "").replaceFirst("/v1$", "");
    try {
      URI root = new URI(plain);
      boolean isHttp = "http".equals(root.getScheme()) || "https".equals(root.getScheme());
      if (isHttp
          && root.getHost() != null
          && root.getRawUserInfo() == null
          && root.getRawQuery() == null) {
        return root;
      }
    } catch (URISyntaxException _) {
      throw noAddress();
    }
    throw noAddress();
  }

  private static Misuse noAddress() {
    // The text itself is not repeated: it may hold a password.
    return new Misuse(
        "The address is none that can be called: it must be as in http://127.0.0.1:18480, without a"
            + " user and without parameters.");
  }

  private static String token(Path file) {
    try {
      return checked(Files.readString(file).strip(), file.toString());
    } catch (NoSuchFileException _) {
      throw new Misuse(
          "There is no file %s to read the token from; ./cleanslate up writes one."
              .formatted(file));
    } catch (IOException _) {
      throw new Misuse("%s cannot be read: is it a file, and yours to read?".formatted(file));
    }
  }

  private static String checked(String token, String origin) {
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new Misuse("%s does not hold a bearer token.".formatted(origin));
    }
    return token;
  }
}
