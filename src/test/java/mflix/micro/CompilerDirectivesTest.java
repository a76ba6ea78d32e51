package mflix.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javax.management.JMException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CompilerDirectivesTest {
    @Test
    @Tag("F-567")
    void theJvmTakesThem() throws IOException, JMException {
        assertThat(CompilerDirectives.addNow()).contains("1 compiler directives added");
    }
}
