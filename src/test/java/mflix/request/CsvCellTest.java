package mflix.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F-171")
class CsvCellTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "ada@example.com", "a=b", "1+1", "2015-08-26", "Zoë", "映画", "😀", " =1", "it's"})
    void plainTextsStayAsTheyAre(String text) {
        assertThat(CsvCell.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=", "-"})
    void whatASpreadsheetWouldRunIsText(String text) {
        assertThat(CsvCell.of(text)).isEqualTo("'" + text);
    }

    @Test
    void lineBreaksInFrontOfAFormulaAreNoWayRound() {
        assertThat(CsvCell.of("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(CsvCell.of("\n=1")).isEqualTo("\"'\n=1\"");
        assertThat(CsvCell.of("\r\n@x")).isEqualTo("\"'\r\n@x\"");
    }

    @Test
    void quotesCommasAndLineBreaksAreQuoted() {
        assertThat(CsvCell.of("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvCell.of("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(CsvCell.of("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(CsvCell.of("a\rb")).isEqualTo("\"a\rb\"");
        assertThat(CsvCell.of("=\"a\",1")).isEqualTo("\"'=\"\"a\"\",1\"");
    }
}
