package dev.cleanslate.storage;

import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import software.amazon.awssdk.core.sync.RequestBody;

/// A simulator with the bucket `attic`, a handler on it, and the prefix `clones/a1/` in it.
final class Attic implements AutoCloseable {
  final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  final Scene scene = Scenes.of(simulator);
  final Target target = Scene.prefix("attic", "clones/a1/", StorageStage.ACCOUNT);

  Attic() {
    seed("s3-bucket", "\"ids\":[\"attic\"]");
  }

  void seed(String kind, String more) {
    simulator.play("{\"seed\":[{\"kind\":\"%s\",%s}]}".formatted(kind, more));
  }

  void objects(int count, String prefix, String fields) {
    seed(
        "s3-object",
        "\"parent\":\"attic\",\"count\":%d,\"fields\":{\"prefix\":\"%s\"%s}"
            .formatted(count, prefix, fields));
  }

  void versionedBucket() {
    seed("s3-bucket", "\"ids\":[\"attic\"],\"fields\":{\"versioning\":\"enabled\"}");
  }

  void put(String key) {
    scene.client.putObject(
        request -> request.bucket("attic").key(key), RequestBody.fromString("content"));
  }

  int count(String kind) {
    return simulator.objects().count(kind);
  }

  @Override
  public void close() {
    scene.close();
    simulator.close();
  }
}
