package mflix.users.admin;

import jakarta.validation.constraints.NotNull;

/** Whether a user is to be an administrator. */
public record AdminRight(@NotNull(message = "is required: true or false") Boolean isAdmin) {}
