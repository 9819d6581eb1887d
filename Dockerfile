# syntax=docker/dockerfile:1
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
# everything that is fetched depends on these two files alone: a change of the sources fetches nothing again
COPY mvnw pom.xml ./
RUN ./mvnw -B -ntp -P '!null-check' compile cyclonedx:makeAggregateBom@default jar:jar spring-boot:repackage -Dspring-boot.repackage.skip && rm -rf target
COPY src/main src/main
RUN ./mvnw -B -ntp -P '!null-check' compile cyclonedx:makeAggregateBom@default jar:jar spring-boot:repackage \
 && mv target/flex-reconnect-*.jar flex-reconnect.jar \
 && java -Djarmode=tools -jar flex-reconnect.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home reconnect
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER 10001
EXPOSE 8080
# the image has no curl; bash speaks enough HTTP
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["bash", "-c", "exec 3<>\"/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}\" && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "flex-reconnect.jar"]
