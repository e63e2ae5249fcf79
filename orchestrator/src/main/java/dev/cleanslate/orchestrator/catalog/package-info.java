/// The declaration of what can be deleted: owner types, the kinds of resource they may hold, the
/// order among them, who works on each, how long it may take and how its absence is verified.
///
/// Door: [CatalogReader] reads and checks the YAML once, at start; [Catalog] is what everyone else
/// asks. A catalog that exists is sound: no cycle, no unknown worker, no kind without a
/// verification. It must not know sagas, SQL or Kafka.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.catalog;
