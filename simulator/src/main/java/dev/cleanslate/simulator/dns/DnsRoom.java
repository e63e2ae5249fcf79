package dev.cleanslate.simulator.dns;

import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.ibm.Accounts;
import dev.cleanslate.simulator.ibm.Desk;
import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.room.Call;
import dev.cleanslate.simulator.room.Failure;
import dev.cleanslate.simulator.room.Room;
import dev.cleanslate.simulator.room.Seed;
import dev.cleanslate.simulator.room.Served;
import dev.cleanslate.simulator.room.Shelves;
import dev.cleanslate.simulator.room.Stock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// IBM Cloud DNS Services under `/dns/v1`. Source of the shapes: the vendor's Java client 0.47.0.
/// Thread-safe.
public final class DnsRoom implements Room {
  private final Accounts accounts;
  private final Desk desk;
  private final Switches switches = new Switches();
  private final Cabinet cabinet;
  private final Seeding seeding;
  private final Routes routes;

  /// An empty room.
  ///
  /// @param pause how a change takes its time
  public DnsRoom(Accounts accounts, Desk desk, InstantSource clock, Consumer<Duration> pause) {
    this.accounts = accounts;
    this.desk = desk;
    cabinet = new Cabinet(new Shelves(clock));
    Shapes shapes = new Shapes(desk.envelope().ids(), clock);
    seeding = new Seeding(cabinet, shapes, desk.envelope().ids());
    routes =
        new Routes(
            cabinet,
            new Zones(cabinet, shapes),
            new Records(cabinet, shapes, switches),
            new OneByOne(switches, pause));
  }

  @Override
  public String name() {
    return "dns";
  }

  @Override
  public List<String> prefix() {
    return List.of("dns", "v1");
  }

  @Override
  public Served serve(Call call) {
    return desk.serve(call, routes::serve);
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
    switches.dials().flip(name, position);
  }

  @Override
  public Set<String> kinds() {
    return Set.of(Cabinet.INSTANCE, Cabinet.ZONE, Cabinet.RECORD, Cabinet.NETWORK);
  }

  @Override
  public List<String> seed(Seed seed) {
    return seeding.seed(seed, accounts.named(seed.key().orElse(null)));
  }

  @Override
  public List<Stock> stock() {
    return cabinet.stock();
  }

  @Override
  public void reset() {
    cabinet.clear();
    switches.dials().reset();
  }
}
