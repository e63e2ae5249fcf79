package dev.cleanslate.host;

/// As [HostContract], for what the agent does by itself and asks no program to do: the kernel
/// answers at once or not at all, knows no credential, and nothing holds the thing.
public interface LocalContract extends HostContract {
  @Override
  default void silenceAfterADeletionIsNeverCalledDeleted() {
    throw new UnsupportedOperationException("the kernel is not silent");
  }

  @Override
  default void aRefusedCredentialIsNoVerdictOnTheResource() {
    throw new UnsupportedOperationException("there is no credential");
  }

  @Override
  default void whatIsInUseIsRefused() {
    throw new UnsupportedOperationException("nothing holds it");
  }
}
