package mflix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that promise what their tests do not prove are found. */
class MatrixRulesTest {
    private static final String LEGEND =
            """
            U: plain objects. R: a replica set. C: the site.
            F: a database that fails. K: processes. B: a browser. S: stock servers. M: a real MongoDB,
            when there is one. P: files.

            | row | case | kind | named tests |
            |---|---|---|---|
            """;
    private static final Map<String, String> SOURCES = Map.of(
            "PageTest", "@Tag(\"F-01\") void pages() {}",
            "PageIT", "@Tag(\"F-02\") void pages() {}",
            "PageBrowserIT", "@Tag(\"F-03\") void pages() {}",
            "PageOnRealServerTest", "@Tag(\"F-04\") void pages() {}",
            "KilledIT", "@Tag(\"F-05\") void pages() { ChildServer.start(folder); }",
            "PatientTest", "@Tag(\"F-06\") void pages() { ChildServer.await(state); }",
            "CutIT", "@Tag(\"F-07\") void pages() { new TcpProxy(); }",
            "ServersSuite", "@Tag(\"F-08\") void pages() {}",
            "ServerJarIT", "@Tag(\"F-09\") void pages() {}");
    private static final String KEPT =
            """
            | F-01 | a page | U R |  |
            | F-02 | a page | C |  |
            | F-03 | a page | B |  |
            | F-04 | a page | M |  |
            | F-05 | a page | K C |  |
            | F-06 | a page | U |  |
            | F-07 | a page | F C |  |
            | F-08 | a page | S |  |
            | F-09 | a page | P |  |
            """;

    private static List<String> faults(String rows) {
        return new MatrixRules(LEGEND + rows, SOURCES).faults();
    }

    @Test
    void rowsWithTestsOfEachKindAreKept() {
        assertThat(faults(KEPT)).isEmpty();
        assertThat(faults(KEPT + "| F-10 | a page | B U | `PageBrowserIT.pages`, `PageTest.pages` |\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F-01 C", "F-01 F", "F-01 K", "F-01 B", "F-01 S", "F-01 M", "F-01 P", "F-02 U", "F-02 R", "F-02 F",
                "F-02 K", "F-02 B", "F-02 P", "F-03 C", "F-03 F", "F-03 U", "F-04 U", "F-04 R", "F-05 F", "F-06 K",
                "F-06 C", "F-08 U", "F-08 C", "F-08 K", "F-09 C", "F-09 K"
            })
    void aKindThatNoTestProves(String claim) {
        var number = claim.substring(0, 4);
        var letter = claim.substring(5);
        var rows = KEPT.replaceFirst("(" + number + " \\| a page \\|) ", "$1 " + letter + " ");
        assertThat(faults(rows)).singleElement().asString().startsWith(number + " claims " + letter + ",");
    }

    @Test
    void aKindThatNamedTestsDoNotProve() {
        assertThat(faults(KEPT + "| F-10 | a page | U B | `PageTest.pages` |\n"))
                .containsExactly("F-10 claims B, and none of its tests is one: PageTest");
    }

    @Test
    void aLetterThatTheLegendDoesNotDefine() {
        assertThat(faults(KEPT.replace("| C |", "| C I |")))
                .containsExactly("F-02 claims I, and none of its tests is one: PageIT");
        assertThat(new MatrixRules(LEGEND.replace(" P: files.", "") + KEPT, SOURCES).faults())
                .containsExactly("F-09 claims P, and none of its tests is one: ServerJarIT");
        assertThat(new MatrixRules(LEGEND.replace("P: files.", "P: files. Q: else.") + KEPT, SOURCES).faults())
                .containsExactly("The legend defines Q, and no rule says what proves it.");
    }

    @Test
    void aRowWithoutATestAndATestWithoutARow() {
        assertThat(faults(KEPT + "| F-10 | a page | U |  |\n"))
                .containsExactly("F-10 has no test.", "F-10 claims U, and none of its tests is one: ");
        assertThat(faults(KEPT.replaceFirst("(?m)^.*F-02.*\n", ""))).containsExactly("F-02 is a tag and no row.");
        assertThat(faults(KEPT.replace("| C |  |", "| C | `PageIT.sheets` |")))
                .containsExactly("F-02 names `PageIT.sheets`, which does not exist.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"U, C", "u", "", "UC"})
    void aRowThatCannotBeRead(String kinds) {
        var row = "| F-10 | a page | " + kinds + " |  |";
        assertThat(faults(KEPT + row + "\n")).containsExactly("Cannot be read: " + row);
    }

    @Test
    void aNumberThatIsThereTwice() {
        assertThat(faults(KEPT + "| F-01 | another page | U |  |\n")).containsExactly("F-01 is there twice.");
    }
}
