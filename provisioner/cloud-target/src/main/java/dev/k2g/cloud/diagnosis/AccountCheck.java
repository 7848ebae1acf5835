package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.diagnosis.CheckResult.Status;
import dev.k2g.cloud.rights.AccountAcls;
import dev.k2g.cloud.rights.KeyInspection;
import dev.k2g.cloud.rights.RequiredRights;
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
 * @param required what it needs
 */
record AccountCheck(KeyInspection inspection, String account, List<RequiredRights> required) {

    private static final String ROLES = " It may have a role instead, which cannot be seen from here.";

    CheckResult run() {
        Optional<AccountAcls> acls = inspection.aclsOf(account);
        if (acls.isEmpty()) {
            return CheckResult.unchecked("what " + account
                    + " may do, for the key of k2g may not see ACLs: it lacks DESCRIBE on the cluster");
        }
        return outcome(acls.get());
    }

    private CheckResult outcome(AccountAcls acls) {
        if (!acls.areEnforced()) {
            return CheckResult.ok("the cluster lets everybody do everything");
        }
        if (acls.isEmpty()) {
            return CheckResult.warning(
                    "no ACL for " + account,
                    CheckFailure.permanent(
                            FindingCode.NOT_PERMITTED,
                            "No ACL names the service account " + account + ", as which the connectors work." + ROLES,
                            "Check connect.managed.serviceAccount; terraform/ grants what is needed, with connect ="
                                    + " \"managed\"."));
        }
        List<Right> rights = RequiredRights.rightsOf(required);
        List<Right> missing = acls.missing(rights);
        if (missing.isEmpty()) {
            return CheckResult.ok("ACLs give " + account + " all " + rights.size() + " that the recipe needs");
        }
        return CheckResult.of(
                Status.WARNING,
                "no ACL for " + missing.size() + " of " + rights.size(),
                RequiredRights.restricted(required, missing).stream()
                        .map(this::failure)
                        .toList());
    }

    private CheckFailure failure(RequiredRights unmet) {
        return CheckFailure.permanent(
                FindingCode.NOT_PERMITTED,
                "No ACL gives the service account " + account + ", as which the connectors work, " + unmet.inWords()
                        + "." + ROLES,
                unmet.grant(account));
    }
}
