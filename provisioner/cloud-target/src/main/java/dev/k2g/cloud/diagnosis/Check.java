package dev.k2g.cloud.diagnosis;

import dev.k2g.failure.K2gException;

/** One question about an endpoint. */
interface Check {

    /** @throws K2gException when the answer is what a client throws */
    CheckOutcome run();
}
