package dev.k2g.cloud.diagnosis;

import dev.k2g.failure.FindingCode;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Whether a host's name is known here.
 *
 * @param host the name
 * @param hint what else it may mean for this endpoint, in a sentence
 */
record NameCheck(String host, String hint) implements Check {

    @Override
    public CheckOutcome run() {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            String more = addresses.length > 1 ? " and " + (addresses.length - 1) + " more" : "";
            return CheckOutcome.ok(host + " is " + addresses[0].getHostAddress() + more);
        } catch (UnknownHostException e) {
            return CheckOutcome.failed(
                    host,
                    CheckFailure.momentary(
                                    FindingCode.HOST_UNKNOWN,
                                    "The host " + host + " is not known here.",
                                    "Check the spelling, and this machine's DNS.")
                            .also(hint));
        }
    }
}
