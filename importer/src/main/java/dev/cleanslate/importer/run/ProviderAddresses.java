package dev.cleanslate.importer.run;

import dev.cleanslate.importer.mapping.TrackedTable.Providers;
import dev.cleanslate.importer.old.Row;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which addresses a provider keeps for itself in each of its subnets. Pure.
final class ProviderAddresses {
  private static final Pattern WITH_MASK =
      Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})/([0-9]{1,2})");
  private static final int FIRST_KEPT = 4;
  private static final int LONGEST_MASK = 29;

  private ProviderAddresses() {}

  /// Why the row's address is the provider's; empty where nothing says so.
  static Optional<String> of(Providers providers, Row row) {
    boolean said =
        row.value(providers.column()).filter(providers.value()::equalsIgnoreCase).isPresent();
    if (said) {
      return Optional.of("%s is %s".formatted(providers.column(), providers.value()));
    }
    return row.value(providers.address())
        .filter(ProviderAddresses::isKept)
        .map(address -> address + " is one of the five that the provider keeps in each subnet");
  }

  private static boolean isKept(String address) {
    Matcher parts = WITH_MASK.matcher(address);
    if (!parts.matches()) {
      return false;
    }
    int mask = Integer.parseInt(parts.group(5));
    if (mask > LONGEST_MASK) {
      return false;
    }
    long number = 0;
    for (int i = 1; i <= 4; i++) {
      number = number * 256 + Long.parseLong(parts.group(i));
    }
    long size = 1L << (32 - mask);
    long inSubnet = number % size;
    return inSubnet < FIRST_KEPT || inSubnet == size - 1;
  }
}
