package dev.k2g.failure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be found or go wrong, each with a code that stays what it is: {@code docs/codes.md} lists them, and {@code k2g
 * explain} says one. The hundreds are families: 1 the recipe, 2 Cypher, 3 topics and records, 4 connectors and the worker,
 * 5 the graph, 6 addresses, TLS and credentials, 7 plans, state and locks, 8 verification, 9 k2g itself. A number is never
 * given to something else.
 */
public enum FindingCode {
    RECIPE_INVALID(101, Severity.ERROR, """
            The recipe is not valid
            recipe.yaml breaks its format, or a file that it names is missing or cannot be parsed.
            Correct the lines that are named; k2g init makes a recipe that is valid."""),
    RECIPE_MISSING(102, """
            There is no recipe
            The folder is not there, or holds no recipe.yaml.
            Name the recipe's folder with --recipe or K2G_RECIPE, or make one with k2g init."""),
    MAPPING_INVALID(103, Severity.ERROR, """
            The mapping is no jq program
            A feed's map calls a function that jq does not have.
            Correct the program; jq's manual is at jqlang.org."""),
    RECORDING_UNREADABLE(104, Severity.ERROR, """
            The recording cannot be read
            The file named for a replay is not there, or a recording may not be read or holds no message.
            Name a file with one JSON document a line, plain or gzipped."""),
    TARGET_INVALID(105, Severity.ERROR, """
            The target file is not valid
            The file that --target names is not there, breaks its format, or refers to something that is not there.
            Correct the lines that are named; docs/cloud.md shows such a file."""),
    MESSAGES_REJECTED(106, Severity.NOTE, """
            Messages of the recording would be rejected
            Not the first one, but others of the first thousand: a line is no JSON, the mapping fails, or a record is nothing \
            that the topic's format can hold. What lacks a required field is not counted.
            Look at the line that is named; correct the mapping or the recording if that is not meant."""),
    CYPHER_INVALID(201, Severity.ERROR, """
            The Cypher is not valid
            The statement is no Cypher, or uses a variable that nothing defines; or the database does not compile it, \
            alone or inside the larger one that the sink makes of it.
            Correct the statement at the place that is named."""),
    CYPHER_SEMICOLON(202, Severity.NOTE, """
            The Cypher ends with a semicolon
            The sink puts the text into a larger statement, where a semicolon is an error. k2g leaves it out; nothing \
            else that hands this file to a connector does.
            Delete the semicolon."""),
    CYPHER_RETURN(203, Severity.WARNING, """
            The Cypher ends in RETURN
            The sink puts the text into a larger statement. Neo4j before 2025.06 refuses a RETURN there, and nobody \
            reads what it returns.
            Delete the RETURN clause."""),
    MERGE_WITHOUT_CONSTRAINT(204, Severity.WARNING, """
            A MERGE has no constraint behind it
            Without a unique or key constraint on label and properties, each MERGE reads all nodes of the label, and \
            two tasks can make the same node twice.
            Add the constraint that is shown to graph.constraints in recipe.yaml."""),
    MERGE_ON_NULL(205, Severity.WARNING, """
            A MERGE property may be null
            Neo4j refuses to MERGE on a null. A record without the field becomes a dead letter or, where there is no \
            dead letter topic, stops the task.
            Add the field to the feed's require, or filter such records in the Cypher with WHERE … IS NOT NULL; in Cypher \
            that handles deletions, guard the MERGE alone."""),
    CYPHER_25_INVALID(206, Severity.WARNING, """
            The Cypher is not valid in Cypher 25
            From Neo4j 2025.06 on, the sink runs the text as Cypher 25, unless the server has apoc.cypher.doIt and \
            another default language, and that does not take it.
            Write it in a way that both take."""),
    FIELD_UNKNOWN(208, Severity.WARNING, """
            No record has such a field
            The Cypher reads a field that no record of the recording has, and they have one of nearly this name. What no \
            record has is null.
            Correct the name in the Cypher or in the feed's map."""),
    MERGE_WITHOUT_LABEL(209, Severity.WARNING, """
            A MERGE has no label
            Without a label no index or constraint helps: each MERGE reads all nodes of the graph, for each record.
            Give the node a label, and the label a constraint."""),
    SINK_NAME_TAKEN(210, Severity.WARNING, """
            The Cypher has a variable of the sink's own name
            The sink's statement has a variable e around the Cypher. Neo4j refuses another one inside it, or takes the \
            one for the other; only servers that have apoc.cypher.doIt are free of that.
            Call the variable something else."""),
    PARAMETER_UNKNOWN(211, Severity.ERROR, """
            The Cypher wants a parameter that the sink does not give
            The sink has records, and no parameters for the Cypher. Neo4j compiles it, and then refuses every record.
            Write the value into the Cypher, or take it from the record, such as event.name."""),
    CYPHER_NOT_PORTABLE(212, Severity.WARNING, """
            The Cypher passes on some servers and fails on others
            Where the server has the procedure apoc.cypher.doIt, as Aura has, the sink runs the Cypher by it, in the \
            database's default language; elsewhere inside a statement of its own, from Neo4j 2025.06 on as Cypher 25.
            Write it in a way that passes on both."""),
    UNSAFE_TO_REPEAT(213, Severity.WARNING, """
            The Cypher is not safe to repeat
            Connect delivers each record at least once, and a replay or a reset delivers all again. What CREATE makes,\
             and what goes on from its old value, is then there twice.
            MERGE on a key of the event, and count ON CREATE of that. Leave it where each delivery is meant to be kept,\
             as in a log."""),
    CYPHER_OF_UNKNOWN_TOPIC(301, Severity.ERROR, """
            There is Cypher for a topic that the connector does not read
            The topic's name in the key of the Cypher is not among the connector's topics. The connector runs, and \
            writes nothing.
            Let the key end in exactly the topic's name."""),
    TOPIC_WITHOUT_CYPHER(302, Severity.ERROR, """
            A topic of the connector has no Cypher
            The connector reads a topic without being told what to do with its records. The task fails.
            Give the topic Cypher, or take it from the connector's topics."""),
    TASKS_EXCEED_PARTITIONS(303, Severity.WARNING, """
            There are more tasks than partitions
            A partition is read by one task, so that the tasks beyond them stay idle.
            Give the topics more partitions, or the connector fewer tasks."""),
    NO_DEAD_LETTER_TOPIC(304, Severity.WARNING, """
            Bad records are tolerated and not kept
            With errors.tolerance=all and no dead letter topic, what cannot be written is lost.
            Give the connector a dead letter topic: deadLetters in recipe.yaml."""),
    MESSAGE_REJECTED(305, Severity.WARNING, """
            The first message of the recording is rejected
            The mapping fails on it, so that a replay would reject it, and perhaps all.
            Correct the mapping, or take another recording."""),
    RECORD_REJECTED(306, Severity.NOTE, """
            A record of the recording's first message is rejected
            The mapping makes it, but it lacks a required field or is nothing that the topic's format can hold.
            Correct the mapping if that is not meant."""),
    NO_RECORDS(307, Severity.WARNING, """
            The first message of the recording becomes no record
            The mapping gives no output for it.
            Correct the mapping if that is not meant."""),
    TIMESTAMPS_MAY_EXPIRE(310, Severity.WARNING, """
            Records have timestamps of their own in a topic that forgets by time
            Retention goes by these timestamps: what is old when it is sent may be gone before the sink has read it.
            Set message.timestamp.type: LogAppendTime or retention.ms: -1 in the topic's config."""),
    NOTHING_SENT(311, """
            A replay has sent nothing
            Its source had no message, the mapping made no record of any, or all that it made was rejected.
            Look at the reasons that are named and into the rejects file; correct the mapping, what the feed requires,\
             or the source."""),
    TOO_MANY_REJECTS(312, """
            A replay has rejected too much
            More lines and records were rejected than --max-rejects allows. The others were sent, and stay sent.
            Look at the reasons that are named and into the rejects file; correct the mapping or the recording, or\
             allow more."""),
    PLUGIN_MISSING(401, Severity.ERROR, """
            The worker does not have the connector's plugin
            None of the plugins that the Connect worker lists has the connector's class.
            Run an image that has it, such as k2g image build makes. In a worker of any other kind unpack the plugin into a\
             folder of its own below plugin.path, set plugin.discovery=hybrid_warn (a worker with service_load sees no plugin\
             that declares nothing, as the official release does), and restart the worker."""),
    CONNECTOR_REFUSED(402, Severity.ERROR, """
            The worker refuses the connector's configuration
            The plugin's own validation finds a property missing or wrong.
            Correct the field of the recipe or the target that the property follows from."""),
    TASK_FAILED(403, """
            A connector or one of its tasks failed
            The sink met what it cannot get over: a bad record without a dead letter topic, refused credentials, a \
            statement that does not compile.
            Mend the cause that is named, then k2g apply; k2g logs connect shows the whole trace."""),
    SECRET_WITH_BACKSLASH(404, Severity.ERROR, """
            A secret has a backslash
            A managed connector does not take it: its credentials file reads a backslash as an escape.
            Make a new secret without one."""),
    WORKER_FAILED(405, """
            The Connect worker failed
            It answered, but not with what was asked for.
            Look into its log: k2g logs connect."""),
    RECORDS_EXPIRED(410, """
            Records were gone before the sink had read them
            Retention took them, mostly since their own timestamps are older than the topic's retention.ms.
            Set message.timestamp.type: LogAppendTime or retention.ms: -1 on the topic, apply it, and replay again \
            with k2g up --again."""),
    ALL_DEAD_LETTERED(411, """
            Every record became a dead letter
            The Cypher, the connection or the format does not suit the records; the dead letters' headers say why.
            Read the reason with k2g peek TOPIC -o json, mend it, and replay again with k2g up --again."""),
    POLL_TOO_LARGE(421, Severity.WARNING, """
            A poll may take longer than the consumer may be silent
            After one bad record the sink writes each record of the poll alone. On a slow link that takes longer than \
            max.poll.interval.ms, and the task is given the same records again, without end.
            Lower max.poll.records, to 200 or less, or raise max.poll.interval.ms."""),
    SAME_RECORDS_AGAIN(422, """
            A connector is given the same records again and again
            A poll takes longer than max.poll.interval.ms: its task loses its partitions before anything is committed, \
            and each bad record becomes a dead letter again each time.
            Lower max.poll.records of the connector, then k2g apply."""),
    ONLY_DEAD_LETTERS(423, """
            A connector makes a dead letter of every record
            Neo4j is away or refuses it, or its Cypher suits none of the records. What becomes a dead letter is not in the \
            graph, and may be good.
            Mend what the reason names, then k2g connector resume. Where the Cypher only merges, k2g connector reset \
            delivers the topic's records again."""),
    REBUILD_PAUSED(430, """
            A rebuild needs a connector that the recipe has paused
            Connectors that write to the same nodes are rebuilt one after the other; one that is paused would hold up the rest.
            Set state: running for all of them until the rebuild is done."""),
    CONSTRAINT_VIOLATED(501, Severity.ERROR, """
            Data violates the constraint
            The graph holds nodes or relationships that the constraint forbids, so that it cannot be made.
            Find out which of what is named is right, and merge the rest into it; or leave the constraint out."""),
    CONSTRAINT_KIND_UNAVAILABLE(502, Severity.ERROR, """
            The database does not have this kind of constraint
            Key, existence and type constraints belong to Neo4j's Enterprise Edition and Aura, and some kinds to later \
            versions.
            Take kind: unique, or a database of that edition and version."""),
    DATABASE_MISSING(503, """
            There is no such database
            The server does not know the database's name.
            Check NEO4J_DATABASE."""),
    GRAPH_NOT_CLEARABLE(504, """
            The graph holds more than the recipe's own
            It would be cleared, but has nodes, relationships or constraints that the recipe does not write.
            Work on servers of its own: what others own is not to be cleared for a test."""),
    INDEX_IN_THE_WAY(505, """
            An index is in the way of a constraint
            It is for the properties for which the constraint brings an index of its own, or has the constraint's name. \
            Neo4j has neither twice.
            Drop the index as the message says: the constraint brings one of its own. Of one that is for something \
            else, give the constraint another name."""),
    CONSTRAINT_IN_THE_WAY(506, """
            Another constraint is in the way of a constraint
            Neo4j does not have a unique and a key constraint for the same properties, nor two types of one property.
            Keep the one that is there, and leave the other out of recipe.yaml; or clear the way as the message says, while \
            no connector writes."""),
    UNREACHABLE(601, """
            A server does not answer
            It does not run, listens elsewhere, or something on the way keeps it from answering.
            Check that it runs there and that this machine reaches it, and try again."""),
    NOT_RUNNING(602, """
            The target is not running
            Nobody started it, or it was stopped.
            Start it with k2g up."""),
    TIMED_OUT(603, """
            A wait was in vain
            What was waited for did not happen within --timeout.
            Look into the cause with k2g status and k2g logs, or give it longer with --timeout."""),
    CHECKS_LEFT_OUT(604, Severity.NOTE, """
            Some checks were left out
            They need a server that does not run or does not answer.
            Start the target with k2g up, and validate again."""),
    PORT_MISSING(605, Severity.WARNING, """
            Neo4j's address has no port, or another than Bolt's
            Aura's connection page shows neo4j+s://HOST without a port; clients differ in what they then take. Bolt's \
            is 7687; 7473, 7474 and 443 are those of HTTP.
            Write neo4j+s://HOST:7687."""),
    SCHEME_WITHOUT_TLS(606, Severity.ERROR, """
            Aura's address needs TLS
            The scheme is one without TLS, or with a certificate that is not checked. Aura answers only to neo4j+s and\
             bolt+s.
            Write neo4j+s:// instead."""),
    CERTIFICATE_OUT_OF_DATE(611, """
            A TLS certificate is out of date
            It has expired, is not valid yet, or a clock is wrong.
            Renew it, or correct the clock. A local target makes new ones: k2g down, k2g up."""),
    CERTIFICATE_NOT_TRUSTED(612, """
            A TLS certificate is not trusted
            No authority that this machine trusts has signed it, or it is for another host name.
            Check the target's certificate authority, and that the host name is the certificate's."""),
    CREDENTIALS_REFUSED(613, """
            Credentials are refused
            The key or user is unknown, or the secret or password is wrong.
            Check the target's credentials; Neo4j refuses even the right password for some seconds after several wrong\
             ones."""),
    NOT_PERMITTED(614, """
            The credentials do not permit this
            Key or user are known, but lack the right.
            Give their owner this right, and no more, by an ACL or a role: terraform/README.md lists what a recipe needs."""),
    HOST_UNKNOWN(615, """
            A host is not known
            Its name does not resolve here: it is mistyped, what it named is deleted, or this machine's DNS does not \
            have it.
            Check the address. Aura drops the name of an instance that is paused or deleted."""),
    NOT_TLS(616, """
            A server does not speak TLS
            Something listens there, but what it says is not TLS: a listener without encryption, or another service.
            Check the port: Confluent Cloud has 9092 for clients, Aura 7687."""),
    ANOTHER_SERVICE(617, """
            Something else answers
            The answer is not that of the service which was asked: another server, or a proxy in between.
            Check the address, and whether a proxy stands between."""),
    NOT_THERE(618, """
            What the address names is not there
            The service is, but not the environment, cluster or instance: deleted, mistyped, or in another region.
            Look it up in the console, and correct the target file."""),
    INSTANCE_UNUSABLE(619, """
            The Aura instance cannot be used
            It is paused, suspended, being deleted, or gone.
            What the message says: k2g up wakes one that is paused; all else is done in the console."""),
    LIMIT_REACHED(620, """
            A limit of the service is reached
            A quota, the size of an instance, or the number of brokers does not suffice.
            Ask for less, or have the limit raised."""),
    ANOTHER_CLUSTER(621, """
            The Connect worker is another cluster's
            The worker is connected to another Kafka cluster than the one that the target names.
            Correct one of the two addresses."""),
    PORT_TAKEN(631, """
            Somebody else has the port
            Where a server of the stack was to listen, another program does, or another stack of this or another user.
            Start again: k2g takes other ports, and leaves what listens there alone."""),
    NOT_READY(632, """
            A server does not get ready
            It listens, and does not do its work within --timeout: it is starting still, recovers its data, or has too \
            little memory.
            Give it longer with --timeout, and look into its log with k2g logs."""),
    DATA_OF_OTHER_CREDENTIALS(633, """
            The data was made with other credentials
            What credentials.properties held is gone, or is not that of the data: the stack's own server has refused \
            the password twice, or has another cluster.id.
            Put back the credentials.properties with which the data was made. Only where that is lost, and the data may \
            be lost as well, k2g down --purge forgets both."""),
    SECRETS_READABLE(634, """
            Everybody on the machine may read secrets
            A file with the target's secrets may be read by other users: Terraform writes its state and its plans so, and \
            so are redirected outputs and what the Aura console hands out.
            Give it the mode 0600, as the message says; where others have an account on the machine, renew the secrets, too."""),
    PLAN_STALE(701, """
            The plan is stale
            The recipe or the live state has changed since the plan was made.
            Make a new plan and look at it: k2g plan --out FILE."""),
    PLAN_OF_ANOTHER_RECIPE(702, """
            The plan is another recipe's
            The file was made for another recipe or target.
            Name the plan of this recipe, or make one with k2g plan --out FILE."""),
    PLAN_DAMAGED(703, """
            The plan file is damaged
            It is truncated, was edited, was saved by another version of k2g, or is no plan.
            Make a new one with k2g plan --out FILE."""),
    STATE_LOCKED(704, """
            Somebody else holds the lock
            Another k2g is changing the same, or ended without giving the lock back.
            Wait until it is done. If it is gone, break the lock as the message says."""),
    STATE_NEWER(705, """
            The state was written by a later k2g
            The state topic has a format that this version does not know.
            Use that version of k2g."""),
    DELETION_NOT_ALLOWED(706, """
            A deletion is not allowed
            The plan deletes a resource, or what a connector wrote to the graph, which needs to be asked for.
            Look at the plan: what is deleted is gone with its records. When all of it may go, say --allow-delete; else take \
            the recipe's change back."""),
    REPLACEMENT_NOT_ALLOWED(707, """
            A replacement is not allowed
            What differs cannot be changed in place: it would be deleted and made again.
            Take the recipe's change back, or look at the plan, and say --allow-replace."""),
    PARTITIONS_CANNOT_SHRINK(708, """
            Partitions cannot be taken away
            The recipe asks for fewer partitions than the topic has, which Kafka cannot do.
            Ask for as many as there are, or more; fewer takes a topic of another name."""),
    MAPPING_CHANGED(709, """
            The Cypher of a connector was changed
            The graph was written by another statement, and onMappingChange is refuse.
            Say with onMappingChange what becomes of that: from-now leaves it, replay writes over it, rebuild deletes it first."""),
    PARTLY_APPLIED(710, """
            Some changes were made, others were not
            A change failed after others had been made.
            Mend the cause, and apply again: what is done is not done twice."""),
    LOCKED(711, """
            Another k2g is at work
            It works on the same folder, and what it does must not be mixed with this.
            Wait until it is done. One that hangs is ended with Ctrl-C where it runs: then it tidies up."""),
    TOPIC_REFUSED(712, """
            Kafka refuses the topic
            Its name, number of partitions or configuration is nothing that the cluster takes.
            Correct the topic in recipe.yaml."""),
    CONNECTOR_RENAMED(715, """
            Records would be written twice, by connectors of two names
            A connector is to read what another one writes to the graph already: its name was edited, or swapped, without \
            moved, or another recipe has it.
            Say under moved which name became which. What is no other name must go before, or leave the topic alone."""),
    TOPIC_RENAMED(716, """
            A connector would leave a topic that it may not have read to its end
            The topic's name was edited: to Kafka that is another topic, and the former one stays behind with its records.
            Keep the former topic in the recipe and let the connector read both, until nothing is left to be read there."""),
    RECORDS_GONE(720, """
            A topic no longer has all that the graph was written from
            Retention, compaction or somebody took records that were delivered: delivered again, they would be missing.
            Set onMappingChange to from-now; if you can do without what is gone, say --allow-loss."""),
    VERIFICATION_FAILED(801, """
            Verification failed
            The pipeline runs, but what it made is not what was expected.
            Read which scenario failed, and at which step."""),
    FEATURE_FILE_NOT_UNDERSTOOD(802, Severity.WARNING, """
            A feature file is not understood
            It breaks Gherkin's form, or has a step that k2g verify does not know.
            Correct the line that is named; docs/feature-files.md lists every phrase."""),
    NAME_NOT_IN_RECIPE(803, Severity.WARNING, """
            A feature file names what the recipe does not have
            A step speaks of a topic, a connector, a query or a feed that is not in recipe.yaml: its scenario will fail.
            Correct the name in the feature file, or add what it names to the recipe."""),
    FAILED(900, """
            It failed
            The message says what was tried and what came of it.
            Do what the message says."""),
    USAGE(901, """
            Wrong usage, or an argument that cannot be right
            A command, an option or a value is not known or does not fit.
            See k2g COMMAND --help."""),
    FILE_FAILED(902, """
            A file cannot be read or written
            It is not there, may not be used, or the disk is full.
            Check that the disk has room, and that the file may be used."""),
    INTERRUPTED(903, """
            Interrupted
            The user ended it.
            Run it again. A replay then sends what it had sent once more, which is safe as far as the Cypher is."""),
    UNEXPECTED(999, """
            This should not happen
            A defect in k2g, or something that it does not know.
            Look at the file that the message names; --debug shows it at once.""");

    private final int number;
    private final Optional<Severity> severity;
    private final String title;
    private final String cause;
    private final String remedy;

    FindingCode(int number, Severity severity, String texts) {
        this(number, Optional.of(severity), texts);
    }

    FindingCode(int number, String texts) {
        this(number, Optional.empty(), texts);
    }

    /** @param texts title, cause and remedy, a line each */
    FindingCode(int number, Optional<Severity> severity, String texts) {
        String[] lines = texts.split("\n", -1);
        this.number = number;
        this.severity = severity;
        this.title = lines[0];
        this.cause = lines[1];
        this.remedy = lines[2];
    }

    /** The code of this id, such as {@code K2G-204}, {@code k2g-204} or {@code 204}; empty when there is none. */
    public static Optional<FindingCode> of(String id) {
        String number = id.strip().toUpperCase(Locale.ROOT).replaceFirst("^K2G[-_ ]?", "");
        return Arrays.stream(values())
                .filter(code -> String.valueOf(code.number).equals(number))
                .findFirst();
    }

    /** The number in it. */
    public int number() {
        return number;
    }

    /** How users see it: {@code K2G-204}. */
    public String id() {
        return "K2G-" + number;
    }

    /** How much it matters as a finding of {@code k2g validate}; empty for what only ends a command. */
    public Optional<Severity> severity() {
        return severity;
    }

    /** What it is, in a few words. */
    public String title() {
        return title;
    }

    /** Why it happens, in a sentence. */
    public String cause() {
        return cause;
    }

    /** What to do, in a sentence. */
    public String remedy() {
        return remedy;
    }

    @Override
    public String toString() {
        return id();
    }
}
