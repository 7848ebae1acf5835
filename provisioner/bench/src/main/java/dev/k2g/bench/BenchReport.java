package dev.k2g.bench;

import java.util.List;
import java.util.Map;

/**
 * What a bench found: the document that {@code bench -o json} prints.
 *
 * @param servers server name to version, and {@code sink} to the one that was measured
 * @param cores of the machine
 * @param load the machine's load average of the minute before the bench; negative where the system does not tell
 * @param ratios the measurements against something else
 * @param timings the measurements in seconds
 * @param pssMebibytes what each server's process takes of the machine's memory after them, shared pages counted in
 *     part; empty where the system does not tell
 */
public record BenchReport(
        Map<String, String> servers,
        int cores,
        double load,
        List<Ratio> ratios,
        List<Timing> timings,
        Map<String, Long> pssMebibytes) {

    /** All servers together, in MiB. */
    public long pssTotal() {
        return pssMebibytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
