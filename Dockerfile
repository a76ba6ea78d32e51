# MFlix in a container. Two stages: the image has no build tools.
#   docker build -t mflix .
#   docker run --read-only --tmpfs /tmp -v mflix-data:/data -p 8080:8080 mflix      (the embedded demo database, in /data)
#   docker run --rm mflix --help                                                    (the other commands)
ARG JDK_IMAGE=eclipse-temurin:17-jdk
ARG JRE_IMAGE=eclipse-temurin:17-jre
FROM ${JDK_IMAGE} AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
# the libraries in a layer of their own: they change less often than the code
RUN ./mvnw -B -ntp dependency:go-offline
COPY src src
COPY webapp webapp
COPY docs docs
RUN ./mvnw -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true package \
    && rm target/server/payara-micro.jar

FROM ${JRE_IMAGE}
ARG VERSION=unknown
LABEL org.opencontainers.image.title="MFlix" org.opencontainers.image.version="${VERSION}" \
    org.opencontainers.image.licenses="Apache-2.0"
RUN groupadd --gid 10001 mflix && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin mflix \
    && mkdir -p /data /unpacked /run/secrets && chown 10001:10001 /data /unpacked
WORKDIR /opt/mflix
# the server (100 MB) apart from the application (11 MB): a new version of the application is a small pull
COPY --from=build /build/target/server target/server
COPY server-config/jvm-options server-config/logging.properties server-config/pre-boot.txt server-config/
COPY --from=build /build/target/mflix target/mflix
COPY server-config/image/mflix mflix
# region settings
USER 10001:10001
# only these are written to: the file system may be read-only. The server unpacks the application into /unpacked: on a disk, since
# files in a tmpfs count as memory of the container
ENV MFLIX_DATA_DIR=/data
ENV MFLIX_WORK_DIR=/unpacked
ENV MFLIX_SECRETS_DIR=/run/secrets
# glibc's default number of arenas would hold hundreds of megabytes that are not used
ENV MALLOC_ARENA_MAX=2
ENV MALLOC_TRIM_THRESHOLD_=131072
VOLUME ["/data", "/tmp", "/unpacked"]
# endregion settings
EXPOSE 8080
STOPSIGNAL SIGTERM
# liveness only; a load balancer asks /health/ready
HEALTHCHECK --interval=10s --timeout=3s --start-period=600s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/live HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
# one entry point for every command; "serve" becomes the server, so that SIGTERM reaches it. Settings are environment variables or
# files in /run/secrets
ENTRYPOINT ["/opt/mflix/mflix"]
CMD ["serve"]
