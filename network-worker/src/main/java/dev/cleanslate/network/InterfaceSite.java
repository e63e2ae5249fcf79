package dev.cleanslate.network;

import dev.cleanslate.ibm.call.Sending;
import dev.cleanslate.ibm.kind.Next;
import dev.cleanslate.ibm.kind.Site;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One virtual network interface. It is never taken off what it is attached to: that goes first.
///
/// The provider accepts its deletion and may still give it up, so that the interface is back to
/// `stable`. Nobody remembers the deletion before; what is there is free and is deleted again, and
/// each time is answered "still deleting", never "gone". Where that goes on, the step's deadline
/// ends it. Only where the provider refuses the deletion itself, it is refused.
record InterfaceSite(Surroundings around, String id) implements Site {
  @Override
  public String path() {
    return "/virtual_network_interfaces/" + id;
  }

  @Override
  public Sending read() {
    return () -> around.client().getVirtualNetworkInterface(id);
  }

  @Override
  public Next next(JsonNode seen) {
    return NetworkState.ofInterface(seen)
        .next(
            new Next.Send(
                "DELETE " + path(),
                () -> around.client().deleteVirtualNetworkInterfaces(id),
                Next.Then.GOES));
  }

  @Override
  public Verdict.Standing standing(JsonNode seen) {
    return NetworkState.ofInterface(seen).standing();
  }

  @Override
  public String state(JsonNode seen) {
    return NetworkState.ofInterface(seen).words();
  }

  @Override
  public @Nullable String sameness(JsonNode seen) {
    return seen.path("created_at").stringValue(null);
  }

  @Override
  public List<Control> controls() {
    return around.controls();
  }

  @Override
  public Doubt withoutControls() {
    return Doubt.NO_CONTROL;
  }
}
