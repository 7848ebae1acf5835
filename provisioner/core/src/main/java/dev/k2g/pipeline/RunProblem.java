package dev.k2g.pipeline;

import dev.k2g.failure.FindingCode;

/**
 * Why a run that came to its end has failed all the same.
 *
 * @param code its code
 * @param problem what became of the records, and why, in sentences
 * @param remedy what to do, in sentences
 */
public record RunProblem(FindingCode code, String problem, String remedy) {}
