package dev.cleanslate.host;

import dev.cleanslate.host.kind.Check;
import dev.cleanslate.host.kind.HostKind;
import dev.cleanslate.messages.Target;
import dev.cleanslate.testkit.worker.ProviderStage;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ResourceHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// One kind on this machine, with the agent around it; counts what the agent counts.
public abstract class KindStage implements ProviderStage, AutoCloseable {
  private int requests;

  /// The kind that is tested, as it is now.
  protected abstract HostKind kind();

  /// Called after each step, before the next one.
  protected void advanced(Target target, Advanced outcome) {}

  private HostHandler agent(Set<Check> on) {
    return new HostHandler(Hosts.here(), List.of(kind()), on);
  }

  @Override
  public ResourceHandler handler() {
    return new ResourceHandler() {
      @Override
      public Collection<Kind> kinds() {
        return agent(EnumSet.allOf(Check.class)).kinds();
      }

      @Override
      public Advanced advance(Target target, Errand errand) {
        Advanced outcome = agent(EnumSet.allOf(Check.class)).advance(target, errand);
        requests += errand.usage().calls();
        advanced(target, outcome);
        return outcome;
      }

      @Override
      public Looked look(Target target, Errand errand) {
        Looked found = agent(EnumSet.allOf(Check.class)).look(target, errand);
        requests += errand.usage().calls();
        return found;
      }

      @Override
      public Listing list(
          String kind, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
        return new Listing.NotListable();
      }
    };
  }

  /// What a look says with one check switched off.
  String lookWithout(Check check) {
    EnumSet<Check> on = EnumSet.complementOf(EnumSet.of(check));
    return agent(on).look(missing(), looking()).toString();
  }

  /// What a step and a look say of a target with another host's name.
  String answersAbroad() {
    Target here = missing();
    Map<String, String> scope = new HashMap<>(here.scope());
    scope.put(HostKind.HOST, Hosts.NAME + "0");
    Target abroad =
        new Target(here.kind(), here.id(), scope, here.account(), null, here.sameness());
    Errand errand = Errand.advance(InstantSource.system(), Duration.ofSeconds(20), Optional::empty);
    return switch (handler().advance(abroad, errand)) {
      case Advanced.Refused(var reason, _) ->
          reason
              + " "
              + (handler().look(abroad, looking()) instanceof Looked.Unverifiable(var doubt, _)
                  ? doubt
                  : "");
      case Advanced other -> other.toString();
    };
  }

  private static Errand looking() {
    return Errand.look(InstantSource.system(), Duration.ofSeconds(20));
  }

  @Override
  public int requests() {
    return requests;
  }

  @Override
  public Duration waited() {
    return Duration.ZERO;
  }

  @Override
  public String secret() {
    return "there is no secret on a host";
  }

  @Override
  public void close() {}
}
