/// The worker for bare metal servers of IBM Cloud: stops them, deletes them, looks at them.
///
/// Door: [ServerKind], around which `cleanslate-ibm-cloud` puts the handler that the runtime asks;
/// [ServerState] decides what comes next; [BareMetalWorkerApplication] starts it all. This package
/// must not know sagas, Kafka, or who owns what.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.baremetal;
