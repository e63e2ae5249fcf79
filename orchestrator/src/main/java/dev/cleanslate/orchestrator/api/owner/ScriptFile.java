package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.script.Scripts;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The script of what is left of an owner, as a file to be saved. Thread-safe; changes nothing.
@Component
public final class ScriptFile {
  /// Its media type.
  public static final String TYPE = "text/x-shellscript";

  private final Scripts scripts;
  private final BriefLocks database;

  ScriptFile(Scripts scripts, BriefLocks database) {
    this.scripts = scripts;
    this.database = database;
  }

  /// The answer to who asked for it; a [Problem] where nobody registered that owner, or it is too
  /// much for one script.
  ///
  /// @param owner by id or alias
  /// @param name what the caller called it, for the name of the file
  public ResponseEntity<byte[]> answer(OwnerRef owner, String name) {
    ContentDisposition file = ContentDisposition.attachment().filename(fileName(name)).build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, TYPE + ";charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .body(text(owner).getBytes(StandardCharsets.UTF_8));
  }

  private String text(OwnerRef owner) {
    try {
      return database
          .run(() -> scripts.of(owner, database.now()))
          .orElseThrow(
              () -> Problem.unknown("unknown-owner", "Nobody registered %s.".formatted(owner)));
    } catch (Scripts.TooLong much) {
      throw Problem.of(
          422, "too-much", "Too much for one script", String.valueOf(much.getMessage()));
    }
  }

  private static String fileName(String id) {
    return "cleanup-" + id.replaceAll("[^A-Za-z0-9._-]", "_") + ".sh";
  }
}
