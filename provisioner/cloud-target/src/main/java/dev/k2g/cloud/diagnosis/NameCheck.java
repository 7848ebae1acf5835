package dev.k2g.cloud.diagnosis;

import dev.k2g.failure.Code;

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
    public Outcome run() {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            String more = addresses.length > 1 ? " and " + (addresses.length - 1) + " more" : "";
            return Outcome.ok(host + " is " + addresses[0].getHostAddress() + more);
        } catch (UnknownHostException e) {
            return Outcome.failed(
                    host,
                    Trouble.momentary(
                                    Code.HOST_UNKNOWN,
                                    "The host " + host + " is not known here.",
                                    "Check the spelling, and this machine's DNS.")
                            .also(hint));
        }
    }
}
