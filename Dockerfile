# MFlix in a container. Two stages: what builds it does not run with it.
#   docker build -t mflix .
#   docker run --read-only --tmpfs /tmp -v mflix-data:/data -p 8080:8080 mflix      (the embedded demo database, in /data)
FROM eclipse-temurin:17-jdk AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
# the libraries in a layer of their own: they change less often than the code
RUN ./mvnw -B -ntp dependency:go-offline
COPY src src
COPY webapp webapp
RUN ./mvnw -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true package

FROM eclipse-temurin:17-jre
RUN groupadd --gid 10001 mflix && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin mflix \
    && mkdir -p /data /run/secrets && chown 10001:10001 /data
WORKDIR /opt/mflix
# the server (100 MB) apart from the application (11 MB): a new version of the application is a small pull
COPY --from=build /build/target/server/payara-micro.jar payara-micro.jar
COPY server-config/pre-boot.txt pre-boot.txt
COPY --from=build /build/target/mflix.war mflix.war
USER 10001:10001
# nothing is written but to these: the file system may be read-only
ENV MFLIX_DATA_DIR=/data
VOLUME ["/data", "/tmp"]
EXPOSE 8080
STOPSIGNAL SIGTERM
# whether the process answers; whether it is ready for visitors is for whoever sends them: /health/ready
HEALTHCHECK --interval=10s --timeout=3s --start-period=90s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/live HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
# without a shell in between, so that SIGTERM reaches Java; settings as environment variables or as files in /run/secrets
ENTRYPOINT ["java", "-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto", \
    "-Dorg.glassfish.grizzly.http.io.OutputBuffer.default-buffer-size=65536", "-Dmflix.port=8080", \
    "-jar", "/opt/mflix/payara-micro.jar", "--nohazelcast", "--disablephonehome", "--deploy", "/opt/mflix/mflix.war", \
    "--contextroot", "/", "--port", "8080", "--maxhttpthreads", "64", "--minhttpthreads", "16", "--shutdowngrace", "10000", \
    "--secretsdir", "/run/secrets", "--prebootcommandfile", "/opt/mflix/pre-boot.txt"]
