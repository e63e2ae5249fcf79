/// The API of IBM Cloud DNS Services, as far as the workers need it.
///
/// Doors: [DnsRecords] and [DnsZones], whose methods are named and answered as in the vendor's own
/// client, so that it could take the place of [DnsClient]. This package must not know what is done
/// with the answers.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.ibm.dns;
