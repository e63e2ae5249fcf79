/// The VPC API of one region, as far as the workers need it.
///
/// Doors: [BareMetalServers], [VirtualNetworkInterfaces], [ReservedIps] and [VpcPlaces], whose
/// methods are named and answered as in the vendor's own client, so that it could take the place of
/// [VpcClient]. This package must not know what is done with the answers.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.ibm.vpc;
