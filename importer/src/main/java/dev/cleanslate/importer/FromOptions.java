package dev.cleanslate.importer;

import dev.cleanslate.importer.Given.Misused;
import dev.cleanslate.importer.old.CannotRead;
import dev.cleanslate.importer.old.OldDatabase;
import dev.cleanslate.importer.old.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the older database is, and who reads it.
final class FromOptions {
  @Option(
      names = "--url",
      description =
          "The older database; else CLEANSLATE_IMPORT_URL, or DATABASE_URL in the env-file.")
  private @Nullable String url;

  @Option(names = "--user", description = "Its user; else CLEANSLATE_IMPORT_USER.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Its password; else CLEANSLATE_IMPORT_PASSWORD.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--database-account",
      paramLabel = "ACCOUNT",
      description = "The account it proves, where the role may not ask pg_control_system().")
  private @Nullable String account;

  Place place(Given given) throws IOException {
    if (url != null && Place.holdsPassword(url)) {
      throw new Misused(
          "A command line can be read by everybody: give the password by --password-file or"
              + " CLEANSLATE_IMPORT_PASSWORD.");
    }
    String where = given.first(url, "CLEANSLATE_IMPORT_URL");
    if (where == null) {
      where = given.file().get("DATABASE_URL");
    }
    if (where == null) {
      throw new Misused("Say where the older database is: --url jdbc:postgresql://HOST/NAME.");
    }
    String password = passwordFile == null ? null : Files.readString(passwordFile).strip();
    return Place.of(
        where,
        given.first(user, "CLEANSLATE_IMPORT_USER"),
        given.first(password, "CLEANSLATE_IMPORT_PASSWORD"));
  }

  /// The account under which its rows are registered.
  String account(OldDatabase database) throws CannotRead, InterruptedException {
    if (account != null) {
      return account;
    }
    return database
        .account()
        .orElseThrow(() ->
            new Misused(
                "This role may not ask the database which one it is: allow pg_control_system(), or"
                    + " say --database-account."));
  }
}
