package dev.cleanslate.network;

import dev.cleanslate.ibm.call.Sending;
import dev.cleanslate.ibm.kind.Next;
import dev.cleanslate.ibm.kind.Site;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One reserved address of a subnet. While it is bound it stays, be it the primary one or not: to
/// unbind it is its holder's business. The deletion of a free one is done at once.
record AddressSite(Surroundings around, String id) implements Site {
  @Override
  public String path() {
    return "/subnets/%s/reserved_ips/%s".formatted(around.subnet(), id);
  }

  @Override
  public Sending read() {
    return () -> around.client().getSubnetReservedIp(around.subnet(), id);
  }

  @Override
  public Next next(JsonNode seen) {
    return NetworkState.ofAddress(seen)
        .next(
            new Next.Send(
                "DELETE " + path(),
                () -> around.client().deleteSubnetReservedIp(around.subnet(), id),
                Next.Then.GONE));
  }

  @Override
  public Verdict.Standing standing(JsonNode seen) {
    return NetworkState.ofAddress(seen).standing();
  }

  @Override
  public String state(JsonNode seen) {
    return NetworkState.ofAddress(seen).words();
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
