package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.rights.AccountAcls;
import dev.k2g.cloud.rights.KeyInspection;
import dev.k2g.cloud.rights.Right;
import dev.k2g.failure.FindingCode;

import java.util.List;
import java.util.Optional;

/**
 * Whether ACLs let a service account do on Kafka what it must, of which k2g has no key. Roles may let it too, which is why
 * a missing ACL is a warning.
 *
 * @param inspection a client with k2g's own key
 * @param account the service account's id
 * @param needs what it needs
 */
record AccountCheck(KeyInspection inspection, String account, List<RequiredRights> needs) implements Check {

    private static final String ROLES = " It may have a role instead, which cannot be seen from here.";

    @Override
    public CheckOutcome run() {
        Optional<AccountAcls> acls = inspection.aclsOf(account);
        if (acls.isEmpty()) {
            return CheckOutcome.unchecked("what " + account
                    + " may do, for the key of k2g may not see ACLs: it lacks DESCRIBE on the cluster");
        }
        return outcome(acls.get());
    }

    private CheckOutcome outcome(AccountAcls acls) {
        if (!acls.areEnforced()) {
            return CheckOutcome.ok("the cluster lets everybody do everything");
        }
        if (acls.isEmpty()) {
            return CheckOutcome.warning(
                    "no ACL for " + account,
                    CheckFailure.lasting(
                            FindingCode.NOT_PERMITTED,
                            "No ACL names the service account " + account + ", as which the connectors work." + ROLES,
                            "Check connect.managed.serviceAccount; terraform/ grants what is needed, with connect ="
                                    + " \"managed\"."));
        }
        List<Right> needed = needs.stream()
                .flatMap(need -> need.rights().stream())
                .distinct()
                .toList();
        List<Right> missing = acls.missing(needed);
        if (missing.isEmpty()) {
            return CheckOutcome.ok("ACLs give " + account + " all " + needed.size() + " that the recipe needs");
        }
        return new CheckOutcome(
                CheckStatus.WARNING,
                "no ACL for " + missing.size() + " of " + needed.size(),
                RequiredRights.restricted(needs, missing).stream()
                        .map(this::trouble)
                        .toList());
    }

    private CheckFailure trouble(RequiredRights unmet) {
        return CheckFailure.lasting(
                FindingCode.NOT_PERMITTED,
                "No ACL gives the service account " + account + ", as which the connectors work, " + unmet.inWords()
                        + "." + ROLES,
                unmet.grant(account));
    }
}
