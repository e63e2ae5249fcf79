package dev.cleanslate.records;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.records.database.Database;
import dev.cleanslate.records.database.Grounds;
import dev.cleanslate.records.database.Told;
import dev.cleanslate.worker.CredentialCheck;
import dev.cleanslate.worker.Errand;
import java.util.ArrayList;
import java.util.List;

/// Asks every database which one it is. All of them must answer for the credentials to be good; the
/// answer names each. Thread-safe.
record DatabasesProbe(Databases databases) implements CredentialCheck {
  @Override
  public Credential ask(Errand errand) {
    List<String> accounts = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    boolean reachable = true;
    boolean refused = false;
    for (Database database : databases.all()) {
      Told<String> told =
          database.read(errand, session -> Grounds.here(session, database, List.of()));
      answers.add(database.name() + ": " + words(told));
      switch (told) {
        case Told.Done<String>(var account) -> accounts.add(account);
        case Told.Barred<String> _ -> refused = true;
        case Told.Unclear<String>(var doubt, _, _) -> {
          boolean answered = doubt == Doubt.CREDENTIAL;
          refused |= answered;
          reachable &= answered;
        }
      }
    }
    String account = accounts.isEmpty() ? null : String.join(", ", accounts);
    return new Credential(account, reachable, refused, String.join("; ", answers));
  }

  private static String words(Told<String> told) {
    return switch (told) {
      case Told.Done<String> _ -> "good";
      case Told.Barred<String>(_, _, var detail) -> detail;
      case Told.Unclear<String>(_, var detail, _) -> detail;
    };
  }
}
