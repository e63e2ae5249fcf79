package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.room.Call;
import dev.cleanslate.simulator.room.Failure;
import dev.cleanslate.simulator.room.Ids;
import dev.cleanslate.simulator.room.Room;
import dev.cleanslate.simulator.room.Seed;
import dev.cleanslate.simulator.room.Served;
import dev.cleanslate.simulator.room.Stock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// S3-compatible object storage under `/s3`, path-style. Source of the shapes: the Amazon S3 API
/// reference, and what the vendor's Java client 2.56.0 sends and reads. Thread-safe.
public final class S3Room implements Room {
  private static final String PREFIX = "s3";

  private final Credentials credentials = new Credentials();
  private final Signature signature = new Signature(credentials);
  private final Switches switches = new Switches();
  private final Warehouse warehouse;
  private final Seeding seeding;
  private final Routes routes;

  /// An empty room.
  public S3Room(Ids ids, InstantSource clock) {
    warehouse = new Warehouse(ids, clock);
    seeding = new Seeding(warehouse, ids);
    routes =
        new Routes(
            new Buckets(warehouse, switches),
            new Listings(warehouse, switches),
            new Objects(warehouse, switches),
            new Deletions(warehouse, switches),
            new Uploads(warehouse),
            switches);
  }

  @Override
  public String name() {
    return PREFIX;
  }

  @Override
  public List<String> prefix() {
    return List.of(PREFIX);
  }

  @Override
  public Served serve(Call call) {
    try {
      String account = signature.proven(call.request());
      return routes.serve(Visit.of(call, "/" + PREFIX, account));
    } catch (Refused refused) {
      Failure failure = new Failure(refused.status(), refused.code(), refused.words());
      return new Served(failure(call, failure), false);
    }
  }

  @Override
  public Answer failure(Call call, Failure failure) {
    String code = failure.code() == null ? code(failure.status()) : failure.code();
    String words = failure.message() == null ? "It was asked to fail." : failure.message();
    return Visit.xml(failure.status(), Xml.error(code, words, call.request().path()));
  }

  private static String code(int status) {
    return switch (status) {
      case 301 -> "PermanentRedirect";
      case 400 -> "InvalidRequest";
      case 401 -> "Unauthorized";
      case 403 -> "AccessDenied";
      case 404 -> "NoSuchKey";
      case 409 -> "Conflict";
      case 412 -> "PreconditionFailed";
      case 429 -> "TooManyRequests";
      case 500 -> "InternalError";
      case 501 -> "NotImplemented";
      case 503 -> "SlowDown";
      default -> "Status" + status;
    };
  }

  @Override
  public void admit(Fields credential) {
    credentials.admit(credential);
  }

  @Override
  public Map<String, String> switches() {
    return switches.dials().positions();
  }

  @Override
  public void flip(String name, String position) {
    switches.dials().flip(name, position);
  }

  @Override
  public Set<String> kinds() {
    return Set.of(Warehouse.BUCKET, Warehouse.OBJECT, Warehouse.VERSION, Warehouse.UPLOAD);
  }

  @Override
  public List<String> seed(Seed seed) {
    return seeding.seed(seed, credentials.named(seed.key().orElse(null)));
  }

  @Override
  public List<Stock> stock() {
    return warehouse.stock();
  }

  @Override
  public void reset() {
    credentials.reset();
    switches.dials().reset();
    warehouse.clear();
  }
}
