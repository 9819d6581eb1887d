package com.flexreconnect.operator;

import com.flexreconnect.operator.Register.Key;
import com.flexreconnect.recovery.AdvanceRecovery;
import com.flexreconnect.recovery.Outcome;
import com.flexreconnect.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The operator's pages. */
@RestController
@WhenConfigured
class Pages {

    private final LiveBoard board;
    private final Days days;
    private final Register register;
    private final Find find;
    private final Stories stories;
    private final AdvanceRecovery advance;
    private final Templates templates;
    private final Settings settings;
    private final ZoneId zone;
    private final Clock clock;

    Pages(
            LiveBoard board,
            Days days,
            Register register,
            Find find,
            Stories stories,
            AdvanceRecovery advance,
            Templates templates,
            Settings settings,
            Clock clock) {
        this.board = board;
        this.days = days;
        this.register = register;
        this.find = find;
        this.stories = stories;
        this.advance = advance;
        this.templates = templates;
        this.settings = settings;
        this.zone = Guard.operators(settings).zone();
        this.clock = clock;
    }

    @GetMapping("/operator")
    ResponseEntity<String> now(HttpServletRequest request) {
        return templates.page("now.jte", Map.of("view", view("now", request), "board", board.now()));
    }

    /** The part of the page that changes; asked for every two seconds, and mostly answered with nothing. */
    @GetMapping("/operator/board")
    ResponseEntity<String> fragment(@RequestHeader(name = "If-None-Match", required = false) @Nullable String had) {
        var now = board.now();
        var tag = '"' + now.version() + '"';
        if (tag.equals(had)) return ResponseEntity.status(304).eTag(tag).build();
        var text = templates.text("board.jte", Map.of("board", now));
        return ResponseEntity.ok()
                .header("Content-Type", "text/html;charset=UTF-8")
                .cacheControl(CacheControl.noStore())
                .eTag(tag)
                .body(text);
    }

    @GetMapping("/operator/day")
    ResponseEntity<String> day(HttpServletRequest request, @RequestParam(required = false) @Nullable String date) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var day = day(date).filter(asked -> !asked.isAfter(today)).orElse(today);
        return templates.page("day.jte", Map.of("view", view("day", request), "day", days.of(day), "today", today));
    }

    @GetMapping("/operator/recoveries")
    ResponseEntity<String> list(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String outcome) {
        var wanted = Arrays.stream(Outcome.values())
                .filter(one -> one.name().equals(outcome))
                .findFirst();
        var lines = register.after(Key.read(after), wanted);
        return templates.page(
                "list.jte",
                Map.of(
                        "view",
                        view("list", request),
                        "lines",
                        lines.stream().limit(Register.PAGE).toList(),
                        "next",
                        lines.size() > Register.PAGE
                                ? Key.of(lines.get(Register.PAGE - 1)).toString()
                                : "",
                        "outcome",
                        wanted.map(Outcome::name).orElse("")));
    }

    /** What is looked for may be a phone number: in the body, so that no proxy's log keeps it. */
    @PostMapping("/operator/search")
    ResponseEntity<String> search(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String at) {
        var when = time(at);
        var text = words.strip();
        if (text.isEmpty() && when.isEmpty()) return to("/operator/recoveries");
        var found = text.length() > 100 || text.indexOf('\0') >= 0 ? List.<Register.Line>of() : find.by(text, when);
        if (found.size() == 1)
            return to("/operator/recoveries/" + found.getFirst().id());
        return templates.page(
                "found.jte",
                Map.of(
                        "view",
                        view("list", request),
                        "lines",
                        found.stream().limit(Find.MOST).toList(),
                        "more",
                        found.size() > Find.MOST,
                        "words",
                        text,
                        "at",
                        at));
    }

    @GetMapping("/operator/recoveries/{id}")
    ResponseEntity<String> story(HttpServletRequest request, @PathVariable String id) {
        var view = view("list", request);
        return stories.of(id(id))
                .map(story -> templates.page("story.jte", storyValues(view, story)))
                .orElseGet(() -> nothing(view));
    }

    private Map<String, Object> storyValues(View view, Story story) {
        var values = new HashMap<String, Object>();
        values.put("view", view);
        values.put("story", story);
        values.put("actions", story.actions(settings.fallbackUrl().isPresent()));
        return values;
    }

    /** Asks once more, in words that say what will happen. */
    @GetMapping("/operator/recoveries/{id}/{action}")
    ResponseEntity<String> confirm(HttpServletRequest request, @PathVariable String id, @PathVariable String action) {
        var view = view("list", request);
        var story = stories.of(id(id));
        var asked = Action.at(action);
        if (story.isEmpty() || asked.isEmpty()) return nothing(view);
        return templates.page(
                "confirm.jte",
                Map.of(
                        "view", view,
                        "story", story.get(),
                        "action", asked.get(),
                        "helps", story.get().actions(true).contains(asked.get())));
    }

    @PostMapping("/operator/recoveries/{id}/{action}")
    ResponseEntity<String> act(HttpServletRequest request, @PathVariable String id, @PathVariable String action) {
        var view = view("list", request);
        var asked = Action.at(action);
        if (asked.isEmpty()) return nothing(view);
        var recovery = id(id);
        advance.with(recovery, asked.get().asked(view.who()));
        return to("/operator/recoveries/" + recovery);
    }

    private ResponseEntity<String> nothing(View view) {
        return templates.page(404, "nothing.jte", Map.of("view", view));
    }

    private static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(303).location(URI.create(path)).build();
    }

    /** What is no id is nobody's. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            return new UUID(0, 0);
        }
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** As browsers send it: a local time, in the page's zone. */
    private Optional<Instant> time(String text) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private View view(String tab, HttpServletRequest request) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var who = (Authentication) request.getUserPrincipal();
        var mayAct = who.getAuthorities().stream().anyMatch(role -> ("ROLE_" + Guard.ACT).equals(role.getAuthority()));
        return new View(
                tab, name(who), mayAct, csrf.getToken(), who.getPrincipal() instanceof OidcUser, zone, clock.instant());
    }

    private static String name(Authentication who) {
        if (!(who.getPrincipal() instanceof OidcUser user)) return who.getName();
        return Optional.ofNullable(user.getPreferredUsername())
                .or(() -> Optional.ofNullable(user.getEmail()))
                .orElse(who.getName());
    }
}
