package com.flexreconnect.telemetry;

/** Something that is being done in this thread until it is closed: a span where traces are on, fields of log lines always. */
public interface Step extends AutoCloseable {

    /** Neither span nor fields. */
    Step NONE = new Step() {
        @Override
        public Step with(Field field, String value) {
            return this;
        }

        @Override
        public void failed() {}

        @Override
        public void close() {}
    };

    /** @param value no personal data: it leaves for whoever keeps logs and traces */
    Step with(Field field, String value);

    /** It did not come out as it was meant to. */
    void failed();

    @Override
    void close();
}
