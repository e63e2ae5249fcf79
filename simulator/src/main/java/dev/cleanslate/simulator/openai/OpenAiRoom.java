package dev.cleanslate.simulator.openai;

import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.openai.wire.Account;
import dev.cleanslate.simulator.openai.wire.Accounts;
import dev.cleanslate.simulator.openai.wire.Envelope;
import dev.cleanslate.simulator.openai.wire.Rejected;
import dev.cleanslate.simulator.openai.wire.Switches;
import dev.cleanslate.simulator.room.Call;
import dev.cleanslate.simulator.room.Failure;
import dev.cleanslate.simulator.room.Ids;
import dev.cleanslate.simulator.room.Room;
import dev.cleanslate.simulator.room.Seed;
import dev.cleanslate.simulator.room.Served;
import dev.cleanslate.simulator.room.Shelves;
import dev.cleanslate.simulator.room.Stock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// OpenAI under `/openai/v1`. Source of the shapes: the provider's specification of 2026-08-21, as
/// read by its Java client 4.100.0. Thread-safe.
public final class OpenAiRoom implements Room {
  private final Accounts accounts = new Accounts();
  private final Switches switches = new Switches();
  private final Envelope envelope;
  private final Cabinet cabinet;
  private final Seeding seeding;
  private final Routes routes;

  /// An empty room that knows the key `sk-simulated`.
  public OpenAiRoom(Ids ids, InstantSource clock) {
    envelope = new Envelope(ids);
    cabinet = new Cabinet(new Shelves(clock));
    Shapes shapes = new Shapes(ids, clock);
    seeding = new Seeding(cabinet, shapes);
    routes = Routes.of(cabinet, shapes, switches);
  }

  @Override
  public String name() {
    return "openai";
  }

  @Override
  public List<String> prefix() {
    return List.of("openai", "v1");
  }

  @Override
  public Served serve(Call call) {
    @Nullable Account account = null;
    try {
      account = accounts.proven(call.request().headers());
      Outcome outcome = routes.serve(new Visit(call, account));
      return new Served(envelope.json(outcome.body(), account), outcome.applied());
    } catch (Rejected rejected) {
      return new Served(envelope.rejected(rejected, account), false);
    } catch (BadInput bad) {
      Rejected rejected = Rejected.invalid(bad.field(), bad.field() + " " + bad.problem());
      return new Served(envelope.rejected(rejected, account), false);
    }
  }

  @Override
  public Answer failure(Call call, Failure failure) {
    return envelope.failed(failure, accounts.find(call.request().headers()));
  }

  @Override
  public void admit(Fields credential) {
    accounts.admit(credential);
  }

  @Override
  public Map<String, String> switches() {
    return switches.positions();
  }

  @Override
  public void flip(String name, String position) {
    switches.flip(name, position);
  }

  @Override
  public Set<String> kinds() {
    return Kind.labels();
  }

  @Override
  public List<String> seed(Seed seed) {
    return seeding.seed(seed, accounts.of(seed.key().orElse(null)));
  }

  @Override
  public List<Stock> stock() {
    return cabinet.stock();
  }

  @Override
  public void reset() {
    cabinet.clear();
    accounts.reset();
    switches.reset();
  }
}
