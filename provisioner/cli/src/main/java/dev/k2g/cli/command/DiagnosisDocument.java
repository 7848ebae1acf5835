package dev.k2g.cli.command;

import dev.k2g.cloud.diagnosis.CheckResult;
import dev.k2g.cloud.diagnosis.Diagnosis;
import dev.k2g.failure.FindingCode;

import java.util.List;
import java.util.Locale;

/**
 * What {@code k2g status} says of a target file, as {@code -o json} prints it.
 *
 * @param target the target's name
 * @param checks in the order in which they were done
 * @param connectors the recipe's connectors; none unless every check went well
 * @param exitCode what the command ends with
 */
record DiagnosisDocument(String target, List<Check> checks, List<StatusDocument.Connector> connectors, int exitCode) {

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

    static DiagnosisDocument of(Diagnosis diagnosis, List<StatusDocument.Connector> connectors) {
        return new DiagnosisDocument(
                diagnosis.target(),
                diagnosis.checks().stream().map(Check::of).toList(),
                connectors,
                diagnosis.exitCode().number());
    }
}
