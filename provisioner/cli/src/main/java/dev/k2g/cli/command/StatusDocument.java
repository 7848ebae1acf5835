package dev.k2g.cli.command;

import dev.k2g.cloud.diagnosis.CheckResult;
import dev.k2g.cloud.diagnosis.Diagnosis;
import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.ConnectorStatus.TaskStatus;
import dev.k2g.connect.RootCause;
import dev.k2g.failure.FindingCode;
import dev.k2g.pipeline.SinkState;
import dev.k2g.pipeline.SinkState.Delivered;
import dev.k2g.sinkconfig.DeadLetter;
import dev.k2g.stack.ServerStatus;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What {@code k2g status} says, as {@code -o json} prints it.
 *
 * @param target the target's name
 * @param servers its servers
 * @param sink the sink that the Connect worker has: stand-in, or official with its version; empty unless the servers run
 * @param connectors the recipe's connectors; none unless the servers run
 */
record StatusDocument(String target, List<ServerStatus> servers, Optional<String> sink, List<Connector> connectors) {

    /**
     * One connector.
     *
     * @param name its name
     * @param state its state, or MISSING
     * @param tasks its tasks
     * @param lag records that it has not committed yet, where that is known
     * @param delivered records that it has written: counted by its tasks since they started, or derived from offsets
     *     since it began to read
     * @param deliveredBy how {@code delivered} is known: counted, derived, or at most
     * @param deadLettered records that came into its dead letter topic since it began to read, still there or not
     * @param expired records that are gone, and that it had not read
     * @param lastDeadLetter the last record that it could not write, where it is still in the topic
     * @param warnings what its last dead letters tell, and whether it is paused, and what to do
     */
    record Connector(
            String name,
            String state,
            List<Task> tasks,
            OptionalLong lag,
            OptionalLong delivered,
            Optional<String> deliveredBy,
            OptionalLong deadLettered,
            OptionalLong expired,
            Optional<LastDeadLetter> lastDeadLetter,
            List<String> warnings) {

        static Connector of(SinkState sink) {
            return new Connector(
                    sink.connector(),
                    sink.status().map(status -> status.state().name()).orElse("MISSING"),
                    sink.status().map(ConnectorStatus::tasks).orElse(List.of()).stream()
                            .map(Task::of)
                            .toList(),
                    sink.lag(),
                    sink.delivered().stream().mapToLong(Delivered::records).findFirst(),
                    sink.delivered().map(delivered -> delivered.by().toString()),
                    sink.deadLettered(),
                    sink.expired(),
                    sink.deadLetters().map(letters -> LastDeadLetter.of(letters.last())),
                    Stream.concat(
                                    sink.remark().stream(),
                                    sink
                                            .deadLetters()
                                            .map(letters -> letters.warnings(sink.connector()))
                                            .orElse(List.of())
                                            .stream())
                            .toList());
        }
    }

    /**
     * The last record that a connector could not write.
     *
     * @param topic the topic that it was read from
     * @param partition its partition there
     * @param offset its offset there
     * @param cause whose fault it was: connection or record
     * @param reason class and message of what was thrown, in one line; it may quote the record
     */
    record LastDeadLetter(String topic, int partition, long offset, String cause, String reason) {

        static LastDeadLetter of(DeadLetter letter) {
            return new LastDeadLetter(
                    letter.source().topic(),
                    letter.source().partition(),
                    letter.offset(),
                    letter.cause().word(),
                    letter.reason());
        }
    }

    /**
     * One task.
     *
     * @param id its number
     * @param state its state
     * @param cause the first cause of its failure in one line, empty while it has not failed
     */
    record Task(int id, String state, Optional<String> cause) {

        private static Task of(TaskStatus task) {
            return new Task(
                    task.id(),
                    task.state().name(),
                    Optional.of(task.trace()).filter(trace -> !trace.isBlank()).map(RootCause::of));
        }
    }

    /**
     * What {@code k2g status} says of a target file, as {@code -o json} prints it.
     *
     * @param target the target's name
     * @param checks in the order in which they were done
     * @param connectors the recipe's connectors; none unless every check went well
     * @param exitCode what the command ends with
     */
    record OfTargetFile(String target, List<Check> checks, List<Connector> connectors, int exitCode) {

        /**
         * One check.
         *
         * @param endpoint of which endpoint
         * @param check what was looked at
         * @param state ok, warning, failed or skipped
         * @param found what was found
         * @param problems what is wrong
         */
        record Check(String endpoint, String check, String state, String found, List<Problem> problems) {

            static Check of(CheckResult result) {
                return new Check(
                        result.endpoint(),
                        result.check(),
                        result.status().name().toLowerCase(Locale.ROOT),
                        result.found(),
                        result.failures().stream()
                                .map(failure -> new Problem(failure.code(), failure.problem(), failure.remedy()))
                                .toList());
            }
        }

        /**
         * One thing that is wrong.
         *
         * @param code which of the known failures it is
         * @param problem what is wrong, and what that means
         * @param remedy what to do
         */
        record Problem(FindingCode code, String problem, String remedy) {}

        static OfTargetFile of(Diagnosis diagnosis, List<Connector> connectors) {
            return new OfTargetFile(
                    diagnosis.target(),
                    diagnosis.checks().stream().map(Check::of).toList(),
                    connectors,
                    diagnosis.exitCode().number());
        }
    }
}
