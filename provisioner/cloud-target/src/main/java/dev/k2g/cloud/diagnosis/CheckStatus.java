package dev.k2g.cloud.diagnosis;

/** What came of a check. */
public enum CheckStatus {
    /** All is well. */
    OK,
    /** It works, and may not for long. */
    WARNING,
    /** It does not work. */
    FAILED,
    /** Not done, since an earlier check of the same endpoint failed, or since it cannot be found out with these keys. */
    SKIPPED
}
