package mflix.migration;

import java.util.Optional;

/** What a trigger asks for. Under one idempotency key (1 to 64 visible characters) at most one run is made. */
@SuppressWarnings("OptionalUsedAsFieldOrParameterType")
public record StartRequest(String migration, Options options, Origin by, Optional<String> idempotencyKey) {}
