package dev.cleanslate.importer.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The mappings that come with the program, one per older service that kept a database.
public enum Shipped {
  GATEWAY("gateway"),
  CLONES("clones"),
  CLUSTERS("clusters"),
  COMPUTE("compute");

  private final String system;

  Shipped(String system) {
    this.system = system;
  }

  /// The services' names.
  public static List<String> names() {
    return List.of(values()).stream().map(Shipped::system).toList();
  }

  /// The one of that name; an [IllegalArgumentException] that names all where there is none.
  public static Shipped of(String system) {
    return List.of(values()).stream()
        .filter(shipped -> shipped.system.equals(system))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s is no system; there are %s".formatted(system, names())));
  }

  /// What the service is called here.
  public String system() {
    return system;
  }

  /// The mapping.
  public Mapping mapping() {
    return MappingReader.read(new StringReader(text()));
  }

  /// The mapping as it is written, to begin one's own with.
  public String text() {
    String name = system + ".yaml";
    try (InputStream yaml = Shipped.class.getResourceAsStream(name)) {
      if (yaml == null) {
        throw new IllegalStateException("the program was packed without " + name);
      }
      return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
