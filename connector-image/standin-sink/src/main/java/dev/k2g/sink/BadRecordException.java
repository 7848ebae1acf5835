package dev.k2g.sink;

import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * A record that cannot be written, as it is handed to Connect's error reporter or ends the task. Neither message nor
 * cause shows what the record contains: the database's own messages quote property values, so they are not repeated.
 */
final class BadRecordException extends ConnectException {

    private static final long serialVersionUID = 1L;

    BadRecordException(SinkRecord record, String reason) {
        super("The record at " + Event.coordinates(record) + " cannot be written: " + reason + ".");
    }
}
