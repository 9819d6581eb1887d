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
COPY deploy/training.properties /training/
# a start up to the first request, for the JVM to remember what it loaded: later starts take half the time
RUN java -XX:AOTCacheOutput=/app/flex-reconnect.aot -XX:+UseG1GC -Xlog:aot*=error -Dspring.context.exit=onRefresh \
 -Dspring.config.additional-location=file:/training/training.properties -jar /app/flex-reconnect.jar
USER 10001
EXPOSE 8080
# the image has no curl; bash speaks enough HTTP
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["bash", "-c", "exec 3<>\"/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}\" && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
# the collector is named, as the memory of the training is of use with the same one only; a heap that does not shrink
# spares a collection every second under load; out of memory, another instance does better than a half-dead one
ENTRYPOINT ["java", "-XX:AOTCache=/app/flex-reconnect.aot", "-XX:+UseG1GC", "-XX:MaxHeapFreeRatio=100", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/flex-reconnect.jar"]
