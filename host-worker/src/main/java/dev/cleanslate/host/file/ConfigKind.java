package dev.cleanslate.host.file;

import dev.cleanslate.host.file.Allowed.Place;
import dev.cleanslate.host.kind.Check;
import dev.cleanslate.host.kind.Control;
import dev.cleanslate.host.kind.Host;
import dev.cleanslate.host.kind.HostKind;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Looked;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Instances in configuration files. The id is the instance's name, the scope the file's; the proof
/// of sameness, where one was registered, is `sha256:` and the hash of the bytes in which the
/// instance stands. The control of an absence is that the file was read from its beginning to its
/// end, or that its directory can be read and has no such file. Thread-safe.
public final class ConfigKind implements HostKind {
  /// The kind's name.
  public static final String NAME = "host.config_file";

  /// The scope entry that names the file.
  static final String FILE = "file";

  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.@-]{0,127}|[A-Za-z0-9+/]{43}=");
  private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
  private static final Pattern SAMENESS = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Kind KIND =
      new Kind(NAME, ID, Map.of(HOST, HostKind.NAME, FILE, FILE_NAME), false);
  private static final String FORM = "target.sameness must be sha256: and 64 hexadecimal digits";

  private final Map<String, ConfigFile> files;
  private final Allowed allowed;
  private final Removal removal;
  private final ConfigLook look;

  /// The configuration of this host.
  ///
  /// @param files what may be touched, by the names that scopes have; nothing else is
  public ConfigKind(Host host, Map<String, ConfigFile> files) {
    this.files = Map.copyOf(files);
    this.allowed = new Allowed(files);
    Lock turn = new ReentrantLock();
    this.removal = new Removal(host, turn);
    this.look = new ConfigLook(host, turn);
  }

  @Override
  public Kind kind() {
    return KIND;
  }

  @Override
  public Check check() {
    return Check.CONFIGURATION_FILES;
  }

  @Override
  public Control control(Errand errand) {
    return files.values().stream()
        .map(ConfigFile::path)
        .filter(path -> !Files.isReadable(path) && !isAbsence(path))
        .findFirst()
        .<Control>map(
            path -> new Control.Failed(Doubt.CREDENTIAL, "%s cannot be read".formatted(path)))
        .orElseGet(() -> new Control.Proved("%d files can be read".formatted(files.size())));
  }

  /// Whether it is absent from a directory that can be read.
  static boolean isAbsence(Path path) {
    Path parent = path.getParent();
    return parent != null
        && Files.isDirectory(parent)
        && Files.isReadable(parent)
        && Files.isExecutable(parent)
        && Files.notExists(path);
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    if (isMalformed(target.sameness())) {
      return new Advanced.Refused(Refusal.BAD_TARGET, FORM);
    }
    errand.countCall();
    try {
      Optional<Place> place = allowed.of(target);
      return place.isEmpty()
          ? new Advanced.Refused(Refusal.FORBIDDEN, notAllowed())
          : removal.of(place.get(), target, errand);
    } catch (AccessDeniedException denied) {
      return new Advanced.Refused(
          Refusal.FORBIDDEN, "the agent may not change %s".formatted(denied.getFile()));
    } catch (IOException failure) {
      String words = words(failure);
      return words.contains("Read-only")
          ? new Advanced.Refused(Refusal.FORBIDDEN, words)
          : new Advanced.Unavailable(words, null);
    }
  }

  @Override
  public Looked look(Target target, Errand errand) {
    if (isMalformed(target.sameness())) {
      return new Looked.Unverifiable(Doubt.BAD_TARGET, FORM);
    }
    errand.countCall();
    try {
      Optional<Place> place = allowed.of(target);
      return place.isEmpty()
          ? new Looked.Unverifiable(Doubt.BAD_TARGET, notAllowed())
          : look.at(place.get(), target, errand);
    } catch (AccessDeniedException denied) {
      return new Looked.Unverifiable(
          Doubt.CREDENTIAL, "the agent may not read %s".formatted(denied.getFile()));
    } catch (IOException failure) {
      return new Looked.Unverifiable(Doubt.UNAVAILABLE, words(failure));
    }
  }

  private static String notAllowed() {
    return "target.scope.file is none of this host's (cleanslate.host.files), or it is a link";
  }

  private static boolean isMalformed(@Nullable String sameness) {
    return sameness != null && !SAMENESS.matcher(sameness).matches();
  }

  private static String words(IOException failure) {
    String name = failure.getClass().getSimpleName();
    return failure instanceof FileSystemException about
        ? "%s: %s".formatted(about.getFile(), about.getReason() == null ? name : about.getReason())
        : name;
  }
}
