/// What the workers for IBM Cloud share. In the order in which a call passes through it:
///
/// - [dev.cleanslate.ibm.kind] the handler around a kind: looks, steps, controls, listings;
/// - [dev.cleanslate.ibm.call] one request through the guard, and what became of it;
/// - [dev.cleanslate.ibm.credential] the token that is asked for before, and the account it proves;
/// - [dev.cleanslate.ibm.vpc] and [dev.cleanslate.ibm.dns] the requests themselves.
///
/// Door: [IbmConfiguration], which a worker's configuration imports; it makes an
/// [dev.cleanslate.ibm.call.Api], [dev.cleanslate.ibm.kind.Proofs], [VpcRegions] and a
/// [dev.cleanslate.ibm.dns.DnsClient] from the properties `cleanslate.ibm` ([IbmProperties]). The
/// worker adds its kinds, an [dev.cleanslate.ibm.kind.IbmHandler] around them, and a
/// [dev.cleanslate.ibm.kind.CredentialProbe]. This module must not know sagas, Kafka, or who owns
/// what.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.ibm;
