Feature: 10 - Repeats

  The stream sends some RSVPs again, and after a failure Kafka Connect delivers some records again. The graph must not
  change by it.

  Scenario: [1] An RSVP that comes again changes nothing
    Given the recipe is applied
    And the RSVPs are replayed:
      | rsvp_id    | member.member_id | event.time    | group.group_topics[].topic_name |
      | 1666415033 | 220950091        | 1622851200000 | ['Lean Startup', 'Travel']      |
    And the sink has caught up
    When the RSVPs are replayed:
      | rsvp_id    | member.member_id | event.time    | group.group_topics[].topic_name |
      | 1666415033 | 220950091        | 1622851200000 | ['Lean Startup', 'Travel']      |
    And the sink has caught up
    Then no side effects

  Scenario: [2] A recording that is replayed twice changes nothing
    Given the recipe is applied
    And the recording is replayed
    And the sink has caught up
    When the recording is replayed
    And the sink has caught up
    Then no side effects
