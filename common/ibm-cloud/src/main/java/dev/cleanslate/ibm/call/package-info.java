/// The edge to IBM Cloud: the HTTP client that repeats nothing, the clients' common ground, one
/// request through the guard, and what became of it as a type. Nothing of the vendor's exceptions
/// or texts goes beyond it.
///
/// Door: [Api], which answers with [Told]; a client extends [IbmService]. This package must not
/// know any particular resource.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.ibm.call;
