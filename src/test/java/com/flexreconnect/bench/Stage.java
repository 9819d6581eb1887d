package com.flexreconnect.bench;

import com.flexreconnect.chaos.ServiceProcess;
import com.flexreconnect.database.OwnServer;
import com.flexreconnect.load.OpenLoop;
import com.flexreconnect.load.OrdinaryCalls;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own, a simulated Twilio, and the service in as many processes as wanted. */
final class Stage implements AutoCloseable {

    static final int CONNECTIONS = 64;
    static final int CALLS_AT_ONCE = 1000;
    private static final Duration TWILIO_TAKES = Duration.ofMillis(80);

    final OwnServer database = OwnServer.start(Map.of(
            "max_connections", "100",
            "shared_preload_libraries", "pg_stat_statements",
            "shared_buffers", "256MB",
            "max_wal_size", "4GB"));
    final TwilioSimulator twilio;
    final JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl()));
    final List<ServiceProcess> instances = new ArrayList<>();
    private final String publicUrl;
    private final int port = Jar.freePort();
    private int epoch;

    private final Map<String, String> more;

    Stage(int instances) {
        this(Map.of(), instances);
    }

    /** @param more the service's settings beside those that the simulator gives */
    Stage(Map<String, String> more, int instances) {
        this.more = more;
        publicUrl = "http://127.0.0.1:" + port;
        twilio = TwilioSimulator.start(SimulatorSettings.standard().withServiceUrl(publicUrl));
        twilio.faults().latency(TWILIO_TAKES);
        sql.sql("create extension pg_stat_statements").update();
        while (this.instances.size() < instances) oneMore();
    }

    void oneMore() {
        var settings = new HashMap<>(twilio.serviceEnvironment());
        settings.put("spring.datasource.url", database.jdbcUrl());
        settings.put("spring.main.banner-mode", "off");
        settings.putAll(more);
        var first = instances.isEmpty();
        instances.add(ServiceProcess.start(
                Jar.command("-jar", Jar.file().toString()), first ? port : Jar.freePort(), settings));
    }

    List<String> urls() {
        return instances.stream().map(ServiceProcess::url).toList();
    }

    String publicUrl() {
        return publicUrl;
    }

    String authToken() {
        return twilio.settings().authToken();
    }

    /** So many requests of calls that are under way and of those that follow them. */
    List<byte[]> requests(int atOnce, int number) {
        var calls = calls(atOnce);
        new OpenLoop(urls(), Integer.MAX_VALUE, CONNECTIONS).send(calls.underWay());
        return calls.numbered(0, number);
    }

    /** As fast as they go, a second. */
    double fast(List<byte[]> requests) {
        return new OpenLoop(urls(), Integer.MAX_VALUE, CONNECTIONS)
                .send(requests)
                .perSecond();
    }

    /**
     * Until the JVMs have compiled what is hot, which takes one of two cores for minutes: two rounds bring nothing more.
     */
    void warmUp(Depth depth) {
        var best = 0.0;
        var inVain = 0;
        for (var round = 0; round < depth.of(1, 16) && inVain < 2; round++) {
            var rate = fast(requests(CALLS_AT_ONCE, depth.of(1_000, 15_000) * instances.size()));
            Progress.say("warming up: %.0f a second", rate);
            inVain = rate < best * 1.03 ? inVain + 1 : 0;
            best = Math.max(best, rate);
        }
    }

    private OrdinaryCalls calls(int atOnce) {
        return new OrdinaryCalls(
                publicUrl,
                authToken(),
                twilio.settings().ids().workspace(),
                twilio.token("WKbe000000000000000000000000000000", List.of("supervisor"), Duration.ofHours(6)),
                atOnce,
                ++epoch);
    }

    Spent spent() {
        var statements = sql.sql("select coalesce(sum(total_exec_time), 0) from pg_stat_statements")
                .query(Double.class)
                .single();
        var wal =
                sql.sql("select wal_bytes from pg_stat_wal").query(Double.class).single();
        var service = instances.stream()
                .flatMap(instance -> instance.handle().info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
        return new Spent(service.toNanos() / 1e6, database.cpu().toNanos() / 1e6, statements, wal / 1024);
    }

    @Override
    public void close() {
        instances.forEach(ServiceProcess::close);
        twilio.close();
        database.close();
    }

    /** In milliseconds and kilobytes, since the beginning. */
    record Spent(double serviceCpu, double databaseCpu, double statements, double wal) {
        Spent since(Spent before) {
            return new Spent(
                    serviceCpu - before.serviceCpu,
                    databaseCpu - before.databaseCpu,
                    statements - before.statements,
                    wal - before.wal);
        }

        Spent each(double number) {
            return new Spent(serviceCpu / number, databaseCpu / number, statements / number, wal / number);
        }
    }
}
