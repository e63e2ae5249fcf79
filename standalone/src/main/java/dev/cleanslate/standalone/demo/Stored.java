package dev.cleanslate.standalone.demo;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files that clones have in object storage: in each bucket, all under a prefix of the clone's.
final class Stored {
  static final String PREFIX = "storage.prefix";

  /// What the simulator's usual key is; it guards nothing.
  private static final String ACCOUNT = "account-simulated";

  private static final String DOCUMENTS = "knowledge-documents";
  private static final String AVATARS = "avatars";
  private static final String UPLOADS = "temporary-uploads";

  private final SimulatedCloud cloud;

  Stored(SimulatedCloud cloud) {
    this.cloud = cloud;
  }

  /// Documents in many pages, a picture, and an upload that was never finished. One document cannot
  /// be deleted at the first try.
  List<Resource> of(Role role) throws IOException, InterruptedException {
    String documents = role.id() + "/documents/";
    seed("s3-object", DOCUMENTS, 2500, Map.of("prefix", documents));
    seed(
        "s3-object",
        DOCUMENTS,
        1,
        Map.of("prefix", documents + "late/", "error", "InternalError", "times", 1));
    String avatar = role.id() + "/avatar/";
    seed("s3-object", AVATARS, 1, Map.of("prefix", avatar));
    String uploads = role.id() + "/uploads/";
    seed("s3-object", UPLOADS, 1, Map.of("prefix", uploads));
    seed("s3-upload", UPLOADS, 1, Map.of("prefix", uploads));
    return List.of(prefix(DOCUMENTS, documents), prefix(AVATARS, avatar), prefix(UPLOADS, uploads));
  }

  private static Resource prefix(String bucket, String prefix) {
    return new Resource(PREFIX, prefix, Map.of("bucket", bucket), ACCOUNT);
  }

  private void seed(String kind, String bucket, int count, Map<String, Object> fields)
      throws IOException, InterruptedException {
    cloud.admin("seed", Map.of("kind", kind, "parent", bucket, "count", count, "fields", fields));
  }

  /// Which of these are there, by the store's own account.
  Set<String> present(List<Owner> owners) throws IOException, InterruptedException {
    Set<String> stored = cloud.stored();
    Set<String> present = new HashSet<>();
    for (Owner owner : owners) {
      for (Resource resource : owner.of(PREFIX)) {
        if (stored.stream().anyMatch(key -> key.startsWith(resource.id()))) {
          present.add(resource.key());
        }
      }
    }
    return present;
  }
}
