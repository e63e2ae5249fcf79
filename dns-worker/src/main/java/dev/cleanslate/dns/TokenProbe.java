package dev.cleanslate.dns;

import dev.cleanslate.ibm.credential.Held;
import dev.cleanslate.ibm.credential.Tokens;
import dev.cleanslate.worker.CredentialCheck;
import dev.cleanslate.worker.Errand;

/// Asks for a token and for nothing else: there is no listing at DNS Services that needs no
/// instance. Thread-safe.
record TokenProbe(Tokens tokens) implements CredentialCheck {
  @Override
  public Credential ask(Errand errand) {
    return switch (tokens.token(errand)) {
      case Held.Good(var token) ->
          new Credential(
              token.account(),
              true,
              false,
              "a token was granted; cleanslate.dns.instance names no instance to ask for");
      case Held.None none -> new Credential(null, none.refused(), none.refused(), none.detail());
    };
  }
}
