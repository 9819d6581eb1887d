package com.flexreconnect.recovery;

import java.util.List;

/** The statement that writes in passing, for whoever plays it without the service. */
public final class InPassing {

    private InPassing() {}

    /**
     * @param values what stands for its question marks but the times, as SQL
     * @return the same for a roster whoever has written it last: pgbench cannot know
     */
    public static String sql(List<String> values) {
        var sql = PassStatement.SQL
                .replaceAll("\\s+", " ")
                .replace("xmin = judged", "xmin <> judged")
                .replace("updated_at = judged", "updated_at <> judged");
        for (var value : values) sql = sql.replaceFirst("\\?", value);
        return sql.replace("?", "now()") + ";\n";
    }
}
