Feature: 11 - Events without a time

  A few events have no time. A relationship cannot be merged on a time that is null; run as the article has it, the
  connector's task would fail at the first such record, and go on saying that the connector is RUNNING.

  Scenario: [1] What the recipe requires and a record lacks is rejected, counted and kept
    Given the recipe is applied
    When the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping', 'Travel']           |
      | 220950091        |               | ['Lean Startup']                |
    And the sink has caught up
    Then the sums should be:
      | lines | messages | mapped | rejected | sent | delivered | dead-lettered | lag |
      | 2     | 2        | 3      | 1        | 2    | 2         | 0             | 0   |
    And the rejects should be:
      | line | reason                            |
      | 2    | 'the required field time is null' |
    And the dead letter topic should be empty

  Scenario: [2] A record without a time that reaches the sink becomes a dead letter that says where it was
    Given the recipe is applied
    And the feed rsvps requires nothing
    When the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping']                     |
      | 220950091        |               | ['Lean Startup']                |
      | 324900133        | 1627200000000 | ['Travel']                      |
    And the sink has caught up
    Then the dead letter topic should hold, in any order:
      | member_id | time | group_topic_name | __header.__connect.errors.topic | __header.__connect.errors.partition | __header.__connect.errors.offset |
      | 220950091 | null | 'Lean Startup'   | 'meetup-member-group-topic'     | '0'                                 | '1'                              |
    And the graph should hold:
      | (:MemberId)       | 1 |
      | (:GroupTopicName) | 2 |
      | [:RSVP]           | 2 |
    And the connector should be RUNNING with 1 task
