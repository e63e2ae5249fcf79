/// The room of IBM Cloud VPC: bare metal servers with their network attachments or legacy
/// interfaces, virtual network interfaces, reserved and floating IPs, subnets and VPCs, with the
/// constraints between them and the time that deletions take.
///
/// Door: [VpcRoom]. What is not established about the provider is a switch of [Switches]. This
/// package must not know which fault strikes.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.simulator.vpc;
