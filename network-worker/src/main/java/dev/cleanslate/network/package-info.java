/// The worker for virtual network interfaces and reserved addresses of IBM Cloud: deletes what
/// nothing holds any more, and looks at it.
///
/// - [InterfaceKind] and [AddressKind] say what an id and a scope look like;
/// - [InterfaceSite] and [AddressSite] know the requests for one of them;
/// - [Holder] and [NetworkState] read how one stands, and decide what comes next;
/// - [Surroundings] names what must answer before a 404 counts.
///
/// Doors: the two kinds, around which `cleanslate-ibm-cloud` puts the handler that the runtime
/// asks; [NetworkWorkerApplication] starts it all. This package must not know sagas, Kafka, or who
/// owns what.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.network;
