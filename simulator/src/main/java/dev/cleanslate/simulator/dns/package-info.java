/// The room of IBM Cloud DNS Services: instances with zones, their records and permitted networks.
///
/// Door: [DnsRoom]. What is not established about the provider is a switch of [Switches]. This
/// package must not know which fault strikes.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.dns;
