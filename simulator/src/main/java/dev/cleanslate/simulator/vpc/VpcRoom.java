package dev.cleanslate.simulator.vpc;

import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.ibm.Accounts;
import dev.cleanslate.simulator.ibm.Desk;
import dev.cleanslate.simulator.ibm.Outcome;
import dev.cleanslate.simulator.ibm.Refused;
import dev.cleanslate.simulator.ibm.Visit;
import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.room.Call;
import dev.cleanslate.simulator.room.Failure;
import dev.cleanslate.simulator.room.Room;
import dev.cleanslate.simulator.room.Seed;
import dev.cleanslate.simulator.room.Served;
import dev.cleanslate.simulator.room.Shelves;
import dev.cleanslate.simulator.room.Stock;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// IBM Cloud VPC under `/vpc/{region}/v1`, for any region. Source of the shapes: the vendor's Java
/// client 0.29.0. Thread-safe.
public final class VpcRoom implements Room {
  private static final String USUAL_REGION = "us-south";
  private static final Pattern REGION = Pattern.compile("[a-z]{2,10}(-[a-z]{2,10}){1,2}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final Accounts accounts;
  private final Desk desk;
  private final InstantSource clock;
  private final Switches switches = new Switches();
  private final Shelves shelves;
  private final Map<Place, Estate> estates = new ConcurrentHashMap<>();
  private final Servers servers;
  private final Interfaces interfaces;
  private final Places places;
  private final Seeding seeding;

  private record Place(String account, String region) {}

  /// An empty room.
  ///
  /// @param clock what goes on here goes by it
  /// @param base where the simulator is
  public VpcRoom(Accounts accounts, Desk desk, InstantSource clock, Supplier<URI> base) {
    this.accounts = accounts;
    this.desk = desk;
    this.clock = clock;
    shelves = new Shelves(clock);
    Shapes shapes = new Shapes(desk.envelope().ids(), base);
    Building building = new Building(shapes, switches);
    Assembly assembly = new Assembly(shapes, switches, building);
    Demolition demolition = new Demolition(switches);
    servers = new Servers(switches, assembly, demolition);
    interfaces = new Interfaces(switches, building, demolition);
    places = new Places(switches, building);
    seeding = new Seeding(building, assembly);
  }

  @Override
  public String name() {
    return "vpc";
  }

  @Override
  public List<String> prefix() {
    return List.of("vpc");
  }

  @Override
  public Served serve(Call call) {
    return desk.serve(call, this::routed);
  }

  private Outcome routed(Visit visit) {
    if (!REGION.matcher(visit.part(0)).matches() || !visit.part(1).equals("v1")) {
      throw visit.noRoute();
    }
    if (!DATE.matcher(visit.query("version").orElse("")).matches()) {
      throw Refused.invalid("version", "version must be a date such as 2026-03-24.");
    }
    if (!visit.query("generation").orElse("").equals("2")) {
      throw Refused.invalid("generation", "generation must be 2.");
    }
    Estate estate = estate(visit.account(), visit.part(0));
    synchronized (estate) {
      estate.settle();
      return routed(visit.below(2), estate);
    }
  }

  private Outcome routed(Visit visit, Estate estate) {
    Kind kind = Kind.at(visit.part(0)).orElseThrow(visit::noRoute);
    return switch (kind) {
      case SERVER -> servers.serve(visit, estate);
      case INTERFACE -> interfaces.serve(visit, estate);
      case VPC, SUBNET, FLOATING -> places.serve(visit, estate, kind);
      case ATTACHMENT, NIC, ADDRESS -> throw visit.noRoute();
    };
  }

  private Estate estate(String account, String region) {
    return estates.computeIfAbsent(
        new Place(account, region), _ -> new Estate(account, region, shelves, clock));
  }

  @Override
  public Answer failure(Call call, Failure failure) {
    return desk.failure(call, failure);
  }

  @Override
  public void admit(Fields credential) {
    throw new BadInput("room", "has no keys of its own; use iam");
  }

  @Override
  public Map<String, String> switches() {
    return switches.dials().positions();
  }

  @Override
  public void flip(String name, String position) {
    settle();
    switches.dials().flip(name, position);
  }

  @Override
  public Set<String> kinds() {
    return Kind.labels();
  }

  /// `fields.region` says where; absent means `us-south`.
  @Override
  public List<String> seed(Seed seed) {
    String region = seed.fields().textOr("region", USUAL_REGION);
    if (!REGION.matcher(region).matches()) {
      throw seed.fields().wrong("region", "must be a region such as us-south");
    }
    Estate estate = estate(accounts.named(seed.key().orElse(null)), region);
    synchronized (estate) {
      estate.settle();
      return seeding.seed(seed, estate);
    }
  }

  @Override
  public List<Stock> stock() {
    settle();
    return shelves.stock();
  }

  private void settle() {
    for (Estate estate : estates.values()) {
      synchronized (estate) {
        estate.settle();
      }
    }
  }

  @Override
  public void reset() {
    estates.clear();
    shelves.clear();
    switches.dials().reset();
  }
}
