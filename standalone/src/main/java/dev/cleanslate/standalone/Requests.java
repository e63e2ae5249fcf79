package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The wishes left in the data folder by `./cleanslate start NAME`: a file of the part's name,
/// which goes once the part serves and is renamed to `NAME.failed`, with the reason in it, where it
/// does not.
final class Requests {
  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
  private static final String FAILED = ".failed";
  private static final Patience BURIAL = new Patience(Duration.ofSeconds(2));

  private final Path folder;
  private final Supervisor supervisor;

  Requests(DataFolder data, Supervisor supervisor) throws IOException {
    this.folder = data.run().resolve("start");
    this.supervisor = supervisor;
    Folders.delete(folder);
    Files.createDirectories(folder);
  }

  /// Fulfils requests until the thread is interrupted.
  void serve() throws IOException, InterruptedException {
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      while (true) {
        for (Path request : open()) {
          fulfil(request);
        }
        WatchKey key = watch.take();
        key.pollEvents();
        key.reset();
      }
    }
  }

  private List<Path> open() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(path -> !path.toString().endsWith(FAILED)).toList();
    }
  }

  private void fulfil(Path request) throws IOException, InterruptedException {
    String name = request.getFileName().toString();
    try {
      Part part =
          supervisor
              .named(name)
              .orElseThrow(() -> new CannotStart("There is no part named " + name + "."));
      // One that was stopped a moment ago may not have been buried yet.
      if (!BURIAL.until(() -> !part.isRunning())) {
        throw new CannotStart(name + " runs already.");
      }
      part.start();
      LOG.info("{} was started again", name);
      Files.delete(request);
    } catch (RuntimeException failure) {
      LOG.error("{} could not be started again", name, failure);
      Files.writeString(request, failure.getMessage() + "\n");
      Files.move(request, request.resolveSibling(name + FAILED));
    }
  }
}
