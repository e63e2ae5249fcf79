package dev.cleanslate.cli.cluster;

import dev.cleanslate.cli.api.Place;

/// The places of the clusters' API.
final class Cleanup {
  private Cleanup() {}

  static Place at(String... below) {
    String[] parts = new String[2 + below.length];
    parts[0] = "api";
    parts[1] = "cleanup";
    System.arraycopy(below, 0, parts, 2, below.length);
    return Place.of(parts);
  }
}
