package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The broker of one data folder, as its supervisor sees it.
final class KafkaBroker {
  private KafkaBroker() {}

  /// The part; [KafkaNode] is what runs in it.
  static Part of(DataFolder folder, Ports ports) {
    Path ready = folder.run().resolve("kafka.ready");
    List<String> arguments =
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-Dcleanslate.data=" + folder.path(),
            "-cp",
            System.getProperty("java.class.path"),
            KafkaNode.class.getName(),
            folder.kafka().toString(),
            Integer.toString(ports.kafka()),
            Integer.toString(ports.kafkaController()),
            ready.toString());
    return ChildProcess.jvm("kafka", folder, arguments, Map.of(), new ReadyFile(ready));
  }

  private record ReadyFile(Path file) implements ChildProcess.Probe {
    @Override
    public void prepare() throws IOException {
      Files.deleteIfExists(file);
    }

    @Override
    public boolean serves() {
      return Files.exists(file);
    }
  }
}
