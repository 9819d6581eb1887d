package com.flexreconnect.provisioning;

import com.flexreconnect.sid.AccountSid;
import com.flexreconnect.sid.WorkspaceSid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What an apply changes and makes, kept in a file so that it can be undone. Written before anything changes. */
final class Backup {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PREFIX = "flex-reconnect-";

    private final Path file;
    private Content content;

    /** The file's content. */
    record Content(
            int version, String account, String workspace, String at, List<Changed> changed, List<Created> created) {}

    /** A workflow, its configuration before and after; empty before it is known. */
    record Changed(String workflow, String name, String before, String after) {}

    /** Something that was not there before. */
    record Created(Kind kind, String sid, String name) {}

    /** In the order in which they need each other. */
    enum Kind {
        QUEUE,
        WORKFLOW,
        SINK,
        SUBSCRIPTION
    }

    private Backup(Path file, Content content) {
        this.file = file;
        this.content = content;
    }

    /** @throws Trouble when it cannot be written: then nothing may be changed */
    static Backup start(Path folder, AccountSid account, WorkspaceSid workspace, List<Changed> changed, Instant now) {
        var time = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
        var backup = new Backup(
                folder.resolve(PREFIX + time.format(now) + ".json"),
                new Content(1, account.value(), workspace.value(), now.toString(), changed, List.of()));
        backup.save();
        return backup;
    }

    /** @throws Trouble when it is not a backup of ours */
    static Backup of(Path file) {
        try {
            var content = JSON.readValue(Files.readString(file), Content.class);
            if (content.version() != 1) throw new Trouble("The backup " + file + " was written by another version.");
            return new Backup(file, content);
        } catch (IOException | JacksonException unreadable) {
            throw new Trouble("The file " + file + " is not a backup that can be read.");
        }
    }

    /** @throws Trouble when there is none */
    static Backup newest(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(PREFIX + ".*\\.json"))
                    .max(Comparator.comparing(file -> file.getFileName().toString()))
                    .map(Backup::of)
                    .orElseThrow(() -> new Trouble("There is no backup in " + folder + "."));
        } catch (IOException noFolder) {
            throw new Trouble("There is no folder " + folder + " with backups. --backups names another one.");
        }
    }

    Path file() {
        return file;
    }

    Content content() {
        return content;
    }

    void created(Kind kind, String sid, String name) {
        var all = new ArrayList<>(content.created());
        all.add(new Created(kind, sid, name));
        content = new Content(
                content.version(),
                content.account(),
                content.workspace(),
                content.at(),
                content.changed(),
                List.copyOf(all));
        save();
    }

    /** Right before it is written: what the workflow is from then on, if nobody else changes it. */
    void willBecome(String workflow, String after) {
        var all = content.changed().stream()
                .map(one ->
                        one.workflow().equals(workflow) ? new Changed(workflow, one.name(), one.before(), after) : one)
                .toList();
        content = new Content(
                content.version(), content.account(), content.workspace(), content.at(), all, content.created());
        save();
    }

    /** In one step, so that nobody ever finds half a file. */
    private void save() {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
            var half = file.resolveSibling(file.getFileName() + ".half");
            Files.writeString(half, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cannot) {
            throw new Trouble(
                    "The backup %s cannot be written, so nothing more is changed. Name a folder that can be written:"
                                    .formatted(file)
                            + " --backups FOLDER. A container needs one from outside: -v \"$PWD/backups:/backups\".");
        }
    }
}
