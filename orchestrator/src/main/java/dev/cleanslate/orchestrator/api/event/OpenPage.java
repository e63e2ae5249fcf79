package dev.cleanslate.orchestrator.api.event;

import java.util.UUID;

/// A page that somebody has open.
///
/// @param tenant whose it is, together with the name: nobody else's page is ever meant
/// @param id chosen by the page, new whenever it is opened
record OpenPage(String tenant, String name, UUID id) {}
