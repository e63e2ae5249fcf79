package dev.cleanslate.host.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The destination of a route: an address and how many bits of it count. Two spellings of the same
/// destination are equal.
record Prefix(InetAddress address, int length) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)(?:/(\\d{1,3}))?");

  /// Reads `default`, an address, or an address with a length, of the given family; empty where it
  /// is none, or where it has bits beyond its length.
  static Optional<Prefix> of(Family family, String text) {
    String full = text.equals("default") ? family.everything() : text;
    Matcher form = FORM.matcher(full);
    if (!form.matches()) {
      return Optional.empty();
    }
    return address(family, form.group(1))
        .map(address -> {
          int whole = address.getAddress().length * 8;
          return new Prefix(
              address, form.group(2) == null ? whole : Integer.parseInt(form.group(2)));
        })
        .filter(Prefix::isClean);
  }

  /// Reads an address of the family; empty where it is none.
  static Optional<InetAddress> address(Family family, String text) {
    boolean isOfFamily = text.contains(":") == (family == Family.INET6);
    if (!isOfFamily || !FORM.matcher(text).matches() || text.contains("/")) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      return Optional.of(address).filter(each -> each.getAddress().length == family.bytes());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  boolean isDefault() {
    return length == 0;
  }

  private boolean isClean() {
    byte[] bytes = address.getAddress();
    if (length > bytes.length * 8) {
      return false;
    }
    byte[] masked = Arrays.copyOf(bytes, bytes.length);
    for (int bit = length; bit < bytes.length * 8; bit++) {
      masked[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
    }
    return Arrays.equals(bytes, masked);
  }

  /// The two families of addresses.
  enum Family {
    /// IPv4.
    INET("-4", 4, "0.0.0.0/0"),
    /// IPv6.
    INET6("-6", 16, "::/0");

    private final String option;
    private final int bytes;
    private final String everything;

    Family(String option, int bytes, String everything) {
      this.option = option;
      this.bytes = bytes;
      this.everything = everything;
    }

    static Family named(String name) {
      return name.equals("inet") ? INET : INET6;
    }

    String option() {
      return option;
    }

    private int bytes() {
      return bytes;
    }

    private String everything() {
      return everything;
    }
  }
}
