package mflix.users.admin;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;
import mflix.users.NewPassword;

/** A new password, with what an administrator's link holds. */
public record PasswordByLink(
        @NotNull(message = "is required: as the link has it") String email,
        @NotNull(message = "is required: as the link has it") String token,
        @JsonbProperty("new_password") @NewPassword String next) {

    @Override
    public String toString() {
        return "PasswordByLink";
    }
}
