package dev.cleanslate.baremetal;

import dev.cleanslate.ibm.call.Sending;
import dev.cleanslate.ibm.kind.Next;
import dev.cleanslate.ibm.kind.Site;
import dev.cleanslate.ibm.vpc.BareMetalServers;
import dev.cleanslate.ibm.vpc.VpcPlaces;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One bare metal server. It is stopped before it is deleted, whether or not the provider asks for
/// that. Its VPC is the control of its absence: it cannot be gone while servers are in it.
record ServerSite(BareMetalServers servers, VpcPlaces places, String region, String vpc, String id)
    implements Site {
  @Override
  public String path() {
    return "/bare_metal_servers/" + id;
  }

  @Override
  public Sending read() {
    return () -> servers.getBareMetalServer(id);
  }

  @Override
  public Next next(JsonNode seen) {
    ServerState state = ServerState.of(seen);
    return switch (state.phase()) {
      case GOING, PASSING -> new Next.Await(state.words());
      case BROKEN -> new Next.Refuse(Refusal.FAILED, state.words());
      case SUSPENDED -> new Next.Refuse(Refusal.PROTECTED, state.words());
      case ALIVE ->
          new Next.Send(
              "POST %s/stop".formatted(path()),
              () -> servers.stopBareMetalServer(id, "hard"),
              Next.Then.CLEARED);
      case AT_REST ->
          new Next.Send(
              "DELETE " + path(), () -> servers.deleteBareMetalServer(id), Next.Then.GOES);
    };
  }

  @Override
  public Verdict.Standing standing(JsonNode seen) {
    return switch (ServerState.of(seen).phase()) {
      case GOING -> Verdict.Standing.DELETING;
      case BROKEN, SUSPENDED -> Verdict.Standing.HELD;
      case ALIVE, AT_REST -> Verdict.Standing.FREE;
      case PASSING -> Verdict.Standing.UNKNOWN;
    };
  }

  @Override
  public String state(JsonNode seen) {
    return ServerState.of(seen).words();
  }

  @Override
  public @Nullable String sameness(JsonNode seen) {
    return seen.path("created_at").stringValue(null);
  }

  @Override
  public List<Control> controls() {
    String path = "/vpcs/" + vpc;
    return List.of(new Control(region + path, "GET " + path, () -> places.getVpc(vpc)));
  }
}
