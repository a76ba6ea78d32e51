package mflix.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;

/** The ordinary build downloads no server but the one that it packages. */
class ServerDownloadsTest {
    private static final String IN_PROFILE = "//profile[id='servers']//artifactItem";
    private static final String ELSEWHERE =
            "//artifactItem[not(ancestor::profile)] | //dependency[not(ancestor::profile)]";

    private static List<String> artifacts(String path) throws Exception {
        var pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        var nodes = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate("(" + path + ")/artifactId", pom, XPathConstants.NODESET);
        return new ArrayList<>(IntStream.range(0, nodes.getLength())
                .mapToObj(number -> nodes.item(number).getTextContent())
                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wildfly-dist", "openliberty-runtime", "payara", "glassfish"})
    @Tag("F-323")
    void serverOfTheSuiteIsItsOwnAffair(String artifact) throws Exception {
        assertThat(artifacts(IN_PROFILE)).contains(artifact);
        assertThat(artifacts(ELSEWHERE)).doesNotContain(artifact);
    }

    @Test
    @Tag("F-323")
    void ordinaryBuildTakesOneServer() throws Exception {
        assertThat(artifacts("//artifactItem[not(ancestor::profile)]")).containsExactly("payara-micro");
    }
}
