package dev.cleanslate.simulator.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Writes XML as the services do: elements within elements, texts escaped. Not thread-safe.
final class Xml {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private final StringBuilder text = new StringBuilder(512);

  private Xml() {}

  /// A document whose root is in the services' namespace.
  static String document(String root, Consumer<Xml> content) {
    Xml xml = new Xml();
    xml.text.append(HEAD).append('<').append(root);
    xml.text.append(" xmlns=\"").append(NAMESPACE).append("\">");
    content.accept(xml);
    return xml.close(root).text.toString();
  }

  /// An error, whose root is in no namespace.
  static String error(String code, String words, String resource) {
    Xml xml = new Xml();
    xml.text.append(HEAD);
    xml.in(
        "Error",
        error ->
            error
                .with("Code", code)
                .with("Message", words)
                .with("Resource", resource)
                .with("RequestId", "SIMULATED"));
    return xml.text.toString();
  }

  Xml in(String name, Consumer<Xml> content) {
    text.append('<').append(name).append('>');
    content.accept(this);
    return close(name);
  }

  Xml with(String name, String value) {
    text.append('<').append(name).append('>');
    value.chars().forEach(this::put);
    return close(name);
  }

  private Xml close(String name) {
    text.append("</").append(name).append('>');
    return this;
  }

  private void put(int each) {
    switch (each) {
      case '&' -> text.append("&amp;");
      case '<' -> text.append("&lt;");
      case '>' -> text.append("&gt;");
      case '"' -> text.append("&quot;");
      default -> {
        if (each < ' ') {
          text.append("&#x").append(Integer.toHexString(each)).append(';');
        } else {
          text.append((char) each);
        }
      }
    }
  }

  /// A key as listings write it under `encoding-type=url`.
  static String coded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
