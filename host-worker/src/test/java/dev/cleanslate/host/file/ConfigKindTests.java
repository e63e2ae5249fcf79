package dev.cleanslate.host.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.host.file.Format.Parts;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict.Standing;
import dev.cleanslate.testkit.worker.TestSpans;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Instances in real files.
class ConfigKindTests {
  private static final String BEFORE =
      """
      { "version" : 3,
        "instances" : { "vpn10" : {"port": 1},
          "vpn1" : {"port": 2 } ,   "vpn2":{} }
      }\
      """;
  private static final String AFTER =
      """
      { "version" : 3,
        "instances" : { "vpn10" : {"port": 1},
          "vpn2":{} }
      }\
      """;

  @TempDir Path directory;
  private Path file;
  private FileScene scene;

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("config.json");
    Files.writeString(file, BEFORE);
    scene = FileScene.of(FileScene.json(file));
  }

  @Test
  void spansSayWhatWasDoneAndNeitherFileNorInstance() {
    TestSpans spans = new TestSpans();
    Errand errand =
        Errand.advance(InstantSource.system(), Duration.ofSeconds(20), Optional::empty)
            .traced(spans);

    scene.kind().advance(FileScene.target("vpn10", null), errand);
    scene.kind().look(FileScene.target("vpn10", null), errand);

    assertThat(spans.names())
        .containsExactly(
            "read configuration file", "replace configuration file", "read configuration file");
    assertThat(spans.text()).doesNotContain("vpn10", directory.toString());
  }

  @Test
  void anInstanceIsTakenOutAndEveryOtherByteStays() throws IOException {
    Target target = FileScene.target("vpn1", null);
    assertThat(scene.look(target))
        .isInstanceOfSatisfying(
            Looked.Present.class,
            present -> {
              assertThat(present.standing()).isEqualTo(Standing.FREE);
              assertThat(present.evidence().answer()).isEqualTo("exists=true places=1");
            });

    assertThat(scene.advance(target))
        .isInstanceOfSatisfying(
            Advanced.Gone.class,
            gone -> assertThat(gone.evidence().answer()).isEqualTo("config_saved=true"));

    assertThat(text(file)).isEqualTo(AFTER);
    scene.goes(target);
    assertThat(names()).containsExactly("config.json");
  }

  @Test
  void modeAndOwnerAndAttributesStay() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    boolean isRoot = Files.getAttribute(file, "unix:uid").equals(0);
    if (isRoot) {
      Files.setAttribute(file, "unix:uid", 1234);
      Files.setAttribute(file, "unix:gid", 2345);
    }
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    view.write("origin", StandardCharsets.UTF_8.encode("vpn-manager"));

    scene.goes(FileScene.target("vpn1", null));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    if (isRoot) {
      assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(1234);
      assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(2345);
    }
    assertThat(Files.getFileAttributeView(file, UserDefinedFileAttributeView.class).size("origin"))
        .isEqualTo("vpn-manager".length());
  }

  @Test
  void aCacheIsSavedUnderItsOwnName() {
    FileScene caches =
        FileScene.of(
            new ConfigFile(file, new Format.Json("/instances", "name"), ConfigFile.Role.CACHE));

    assertThat(caches.advance(FileScene.target("vpn1", null)))
        .isInstanceOfSatisfying(
            Advanced.Gone.class,
            gone -> assertThat(gone.evidence().answer()).isEqualTo("cache_saved=true"));
  }

  @Test
  void anInstanceWithOtherBytesThanRegisteredIsLeftToAPerson() {
    String registered = sameness("vpn1");
    String other = "sha256:" + "0".repeat(64);

    scene.refuses(FileScene.target("vpn1", other), Refusal.NOT_THE_SAME);
    scene.doubts(FileScene.target("vpn1", other), Doubt.BAD_TARGET);
    assertThat(text(file)).isEqualTo(BEFORE);
    scene.goes(FileScene.target("vpn1", registered));
  }

  @Test
  void anInstanceThatIsThereTwiceIsLeftToAPerson() throws IOException {
    Files.writeString(file, "{\"instances\":{\"vpn1\":1,\"vpn1\":2}}");

    scene.refuses(FileScene.target("vpn1", null), Refusal.NOT_THE_SAME);
    assertThat(scene.look(FileScene.target("vpn1", null))).isInstanceOf(Looked.Present.class);
    assertThat(text(file)).isEqualTo("{\"instances\":{\"vpn1\":1,\"vpn1\":2}}");
  }

  @Test
  void aTextThatCannotBeReadIsLeftAsItIsAndProvesNothing() throws IOException {
    byte[] latin = "{\"instances\":{\"\u00e9\":1}}".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, latin);
    scene.doubts(FileScene.target("vpn1", null), Doubt.UNAVAILABLE);
    assertThat(scene.advance(FileScene.target("vpn1", null)))
        .isInstanceOf(Advanced.Unavailable.class);

    Files.writeString(file, BEFORE.substring(0, BEFORE.length() - 3));
    scene.doubts(FileScene.target("vpn1", null), Doubt.UNAVAILABLE);
    assertThat(scene.advance(FileScene.target("vpn1", null)))
        .isInstanceOf(Advanced.Unavailable.class);

    Files.writeString(file, "{\"other\":{}}");
    scene.doubts(FileScene.target("vpn1", null), Doubt.UNAVAILABLE);
    assertThat(text(file)).isEqualTo("{\"other\":{}}");
  }

  @Test
  void aFileThatIsNotThereNamesNothing() throws IOException {
    Files.delete(file);

    scene.goes(FileScene.target("vpn1", null));

    Looked.Gone gone = (Looked.Gone) scene.look(FileScene.target("vpn1", null));
    assertThat(gone.evidence().control()).isEqualTo("read directory " + directory.toRealPath());
  }

  @Test
  void aDirectoryThatIsNotThereProvesNothing() {
    FileScene elsewhere = FileScene.of(FileScene.json(directory.resolve("nowhere/config.json")));

    elsewhere.doubts(FileScene.target("vpn1", null), Doubt.UNAVAILABLE);
    assertThat(elsewhere.advance(FileScene.target("vpn1", null)))
        .isInstanceOf(Advanced.Unavailable.class);
  }

  @Test
  void aLinkToNothingProvesNothing() throws IOException {
    Path link = directory.resolve("link.json");
    Files.createSymbolicLink(link, directory.resolve("nothing"));
    FileScene linked = FileScene.of(FileScene.json(link));

    linked.doubts(FileScene.target("vpn1", null), Doubt.UNAVAILABLE);
    assertThat(linked.advance(FileScene.target("vpn1", null)))
        .isInstanceOf(Advanced.Unavailable.class);
  }

  @Test
  void onlyFilesThatWereNamedAreTouched() {
    for (String name : new String[] {"other", "vpn0", "config.json"}) {
      scene.refuses(FileScene.target(name, "vpn1", null), Refusal.FORBIDDEN);
      scene.doubts(FileScene.target(name, "vpn1", null), Doubt.BAD_TARGET);
    }
    assertThat(text(file)).isEqualTo(BEFORE);
  }

  @Test
  void aNamedFileThatIsALinkStaysOneAndWhatItMeansIsChanged() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link.json"), file);
    FileScene linked = FileScene.of(FileScene.json(link));

    linked.goes(FileScene.target("vpn1", null));

    assertThat(link).isSymbolicLink();
    assertThat(text(file)).isEqualTo(AFTER);
  }

  @Test
  void aFileWithOtherNamesIsProtected() throws IOException {
    Files.createLink(directory.resolve("same.json"), file);

    scene.refuses(FileScene.target("vpn1", null), Refusal.PROTECTED);
    assertThat(text(file)).isEqualTo(BEFORE);
  }

  @Test
  void aFileThatSomebodyElseHasLockedIsLeftForLater() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(scene.advance(FileScene.target("vpn1", null)))
          .isInstanceOf(Advanced.Unavailable.class);
    }
    assertThat(text(file)).isEqualTo(BEFORE);
  }

  @Test
  void aChangeWhileItIsBeingReplacedIsNotLost() throws IOException {
    try (OpenFile open = OpenFile.locked(file).orElseThrow()) {
      Files.writeString(file, "{}");
      assertThat(open.replace(AFTER)).isFalse();
      assertThat(open.delete()).isFalse();
    }
    assertThat(text(file)).isEqualTo("{}");
    assertThat(names()).containsExactly("config.json");
  }

  @Test
  void aFileThatWasReplacedMeanwhileIsNotReplacedAgain() throws IOException {
    try (OpenFile open = OpenFile.locked(file).orElseThrow()) {
      Path fresh = Files.writeString(directory.resolve("fresh"), BEFORE);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      assertThat(open.replace(AFTER)).isFalse();
    }
    assertThat(text(file)).isEqualTo(BEFORE);
  }

  @Test
  void whatACrashLeftBesideTheFileIsNoHindrance() throws IOException {
    Files.writeString(directory.resolve(".config.json.cleanslate"), "half a te");

    scene.goes(FileScene.target("vpn1", null));

    assertThat(names()).containsExactly("config.json");
  }

  @Test
  void manyAtOnceEachTakeOutTheirOwnAndNoOther() throws IOException {
    List<String> members =
        IntStream.range(0, 40).mapToObj(i -> "\"vpn%d\":%d".formatted(i, i)).toList();
    Files.writeString(file, "{\"instances\":{%s}}".formatted(String.join(",", members)));
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i < 40; i++) {
      Target target = FileScene.target("vpn" + i, null);
      threads.add(Thread.ofVirtual().start(() -> scene.advance(target)));
    }
    for (Thread thread : threads) {
      join(thread);
    }

    assertThat(text(file)).isEqualTo("{\"instances\":{\"vpn0\":0}}");
  }

  @Test
  void anInstancesOwnFileIsDeletedAndItsNamesakesByPrefixStay() throws IOException {
    Files.writeString(directory.resolve("vpn1.conf"), "one");
    Files.writeString(directory.resolve("vpn10.conf"), "ten");
    FileScene files =
        FileScene.of(
            new ConfigFile(directory, new Format.Directory(".conf"), ConfigFile.Role.CONFIG));
    String sameness = "sha256:7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";

    files.refuses(FileScene.target("vpn1", sameness.replace('7', '0')), Refusal.NOT_THE_SAME);
    files.refuses(FileScene.target("a/vpn1", null), Refusal.FORBIDDEN);
    files.goes(FileScene.target("vpn1", sameness));

    assertThat(names()).containsExactly("config.json", "vpn10.conf");
  }

  @Test
  void aLinkInADirectoryIsNoInstancesOwnFile() throws IOException {
    Files.createSymbolicLink(directory.resolve("vpn1.conf"), file);
    FileScene files =
        FileScene.of(
            new ConfigFile(directory, new Format.Directory(".conf"), ConfigFile.Role.CONFIG));

    files.refuses(FileScene.target("vpn1", null), Refusal.FORBIDDEN);
    assertThat(text(file)).isEqualTo(BEFORE);
  }

  @Test
  void aHoldThatComesLateIsObeyed() {
    assertThat(scene.advance(FileScene.target("vpn1", null), Optional.of("held")))
        .isEqualTo(new Advanced.Unavailable("held", null));
    assertThat(text(file)).isEqualTo(BEFORE);
  }

  private String sameness(String instance) {
    Parts.Read read = (Parts.Read) new Format.Json("/instances", "name").parts(BEFORE, instance);
    return read.parts().getFirst().sameness(BEFORE);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(each -> Objects.requireNonNull(each.getFileName()).toString())
          .sorted()
          .toList();
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
