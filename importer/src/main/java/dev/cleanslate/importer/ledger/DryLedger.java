package dev.cleanslate.importer.ledger;

/// Is asked nothing and told nothing.
public record DryLedger() implements Ledger {
  @Override
  public Known known(String type, String id) {
    return Known.NOTHING;
  }

  @Override
  public Outcome register(Registration registration) {
    return Outcome.TAKEN;
  }
}
