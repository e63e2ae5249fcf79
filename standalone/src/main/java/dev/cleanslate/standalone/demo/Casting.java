package dev.cleanslate.standalone.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes what the owners have, at the providers and in their services' own databases, stores and
/// machine, in the order of their roles; a deployment gets the nodes that were made before it.
/// Closing it ends what it started.
final class Casting implements AutoCloseable {
  private final SimulatedCloud cloud;
  private final Clones clones;
  private final Stored stored;
  private final @Nullable Rows rows;
  private final @Nullable Machine machine;

  Casting(SimulatedCloud cloud, Places places) {
    Estate estate = places.estate();
    this.cloud = cloud;
    this.rows = estate == null ? null : new Rows(estate);
    Estate.Host host = estate == null ? null : estate.host();
    this.machine = host == null || !Machine.isLinux() ? null : new Machine(host);
    this.stored = new Stored(cloud);
    this.clones = new Clones(cloud, new OpenAi(cloud, places.apiKey()), stored, rows);
  }

  /// All owners, named with this mark, with everything they have.
  List<Owner> cast(String mark) throws IOException, InterruptedException {
    Nodes nodes = new Nodes(IbmCloud.open(cloud, mark));
    List<Owner> owners = new ArrayList<>();
    List<Owner> owned = new ArrayList<>();
    for (Role role : Role.all(mark)) {
      switch (role.type()) {
        case Role.NODE -> {
          Owner node = nodes.cast(role);
          owned.add(rows == null ? node : rows.tracked(node));
        }
        case Role.DEPLOYMENT -> owners.add(new Owner(role, List.of(), owned));
        default -> owners.add(clones.cast(role));
      }
    }
    owners.addAll(owned);
    if (rows != null) {
      for (Role role : Role.ofTheEstate(mark)) {
        castOfTheEstate(role, rows, owners);
      }
    }
    return List.copyOf(owners);
  }

  private void castOfTheEstate(Role role, Rows estateRows, List<Owner> owners)
      throws IOException, InterruptedException {
    switch (role.type()) {
      case Role.TOKEN -> owners.add(estateRows.token(role));
      case Role.COMPUTE -> owners.add(estateRows.compute(role));
      case Role.VPN -> {
        if (machine != null) {
          owners.add(machine.instance(role));
        }
      }
      default -> owners.add(clones.cast(role));
    }
  }

  /// Holds the rows that some owners' deletion finds locked.
  void hold(List<Owner> owners) throws IOException {
    if (rows != null) {
      rows.lock(owners);
    }
  }

  /// Lets go of them.
  void release() throws IOException {
    if (rows != null) {
      rows.unlock();
    }
  }

  /// Everything of these owners that is there, by the account of whoever keeps it.
  Set<String> present(List<Owner> owners) throws IOException, InterruptedException {
    Set<String> present = new HashSet<>(cloud.present());
    present.addAll(stored.present(owners));
    if (rows != null) {
      present.addAll(rows.present(owners));
    }
    if (machine != null) {
      present.addAll(machine.present(owners));
    }
    return present;
  }

  /// Whether what stands beside the owners' things is untouched.
  boolean keptNeighbours(List<Owner> owners) throws IOException {
    return machine == null || machine.keptNeighbours(owners);
  }

  @Override
  public void close() throws IOException {
    release();
    if (machine != null) {
      machine.close();
    }
  }
}
