Feature: Regression 5 - Odd records

  What the readers of the article met when the records were not like its own.

  Scenario: [1] Duplicates in one batch become one RSVP
    Given the recipe meetup-rsvp
    And the recipe is applied
    When the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping', 'Camping']          |
      | 324900133        | 1627200000000 | ['Camping']                     |
    And the sink has caught up
    Then the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 2 |
      | +properties    | 3 |
    And the sums should be:
      | lines | messages | mapped | sent | delivered |
      | 2     | 2        | 3      | 3    | 3         |

  Scenario: [2] A value of a type that no property can have becomes a dead letter, and the next record is written
    Given the recipe meetup-rsvp
    And the recipe is applied
    When a record is sent to the topic meetup-member-group-topic:
      """
      {"member_id": 324900133, "time": 1627200000000, "group_topic_name": {"name": "Camping"}}
      """
    And a record is sent to the topic meetup-member-group-topic:
      """
      {"member_id": 324900133, "time": 1627200000000, "group_topic_name": "Hiking"}
      """
    And the sink has caught up
    Then the dead letter topic should hold, in any order:
      | member_id | group_topic_name  |
      | 324900133 | {name: 'Camping'} |
    And the graph should hold:
      | (:MemberId)       | 1 |
      | (:GroupTopicName) | 1 |
      | [:RSVP]           | 1 |

  Scenario: [3] A number that comes as a text is another node
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping']                     |
      | '324900133'      | 1627200000000 | ['Camping']                     |
    And the sink has caught up
    When executing query:
      """
      MATCH (m:MemberId) RETURN m.member_id AS id
      """
    Then the result should be, in any order:
      | id          |
      | 324900133   |
      | '324900133' |

  Scenario: [4] The largest integers arrive to the last digit
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the RSVPs are replayed:
      | member.member_id     | event.time           | group.group_topics[].topic_name |
      | 9223372036854775807  | 9007199254740993     | ['Camping']                     |
      | -9223372036854775808 | -9223372036854775808 | ['Camping']                     |
    And the sink has caught up
    When executing query:
      """
      MATCH (m:MemberId)-[r:RSVP]->() RETURN m.member_id AS id, r.time AS time
      """
    Then the result should be, in any order:
      | id                   | time                 |
      | 9223372036854775807  | 9007199254740993     |
      | -9223372036854775808 | -9223372036854775808 |

  # Connect's JSON converter would take the first 64 bits away without a word.
  Scenario: [5] An integer that needs more than 64 bits is rejected, not cut
    Given the recipe meetup-rsvp
    And the recipe is applied
    When the RSVPs are replayed:
      """
      {"member": {"member_id": 9223372036854775808}, "event": {"time": 2}, "group": {"group_topics": [{"topic_name": "A"}]}}
      {"member": {"member_id": 9223372036854775807}, "event": {"time": 2}, "group": {"group_topics": [{"topic_name": "B"}]}}
      """
    And the sink has caught up
    Then the sums should be:
      | lines | rejected lines | messages | mapped | sent | delivered |
      | 2     | 1              | 1        | 1      | 1    | 1         |
    And the graph should hold:
      | (:MemberId)       | 1 |
      | (:GroupTopicName) | 1 |
      | [:RSVP]           | 1 |

  Scenario: [6] Odd text arrives to the letter, and is never taken for Cypher
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the RSVPs are replayed:
      """
      {"member": {"member_id": 1}, "event": {"time": 2}, "group": {"group_topics": [
        {"topic_name": "'}) DETACH DELETE m //"},
        {"topic_name": "\uFEFFzero\u200Ewidth"},
        {"topic_name": "Z\u0065\u0301bra \uD83D\uDEA3"},
        {"topic_name": "${file:/etc/passwd:root}"}]}}
      """
    And the sink has caught up
    When executing query:
      """
      MATCH (g:GroupTopicName)
      WITH g.group_topic_name AS name
      WHERE name IN [
        '\'}) DETACH DELETE m //', '\uFEFFzero\u200Ewidth', 'Ze\u0301bra \uD83D\uDEA3', '${file:/etc/passwd:root}']
      RETURN count(name) AS kept
      """
    Then the result should be, in any order:
      | kept |
      | 4    |
    And the graph should hold:
      | (:MemberId)       | 1 |
      | (:GroupTopicName) | 4 |
      | [:RSVP]           | 4 |

  Scenario: [7] A text that is too long for the constraint's index becomes a dead letter
    Given the recipe meetup-rsvp
    And the recipe is applied
    When an RSVP to a group topic whose name has 100000 letters is replayed
    And the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping']                     |
    And the sink has caught up
    Then the graph should hold:
      | (:MemberId)       | 1 |
      | (:GroupTopicName) | 1 |
      | [:RSVP]           | 1 |
    And the sums should be:
      | lines | messages | mapped | sent | delivered | dead-lettered |
      | 2     | 2        | 2      | 2    | 1         | 1             |

  # A double holds every second integer up here: two of these ids would be one.
  Scenario: [8] A map that groups by large ids keeps them apart
    Given the recipe meetup-rsvp
    And the map of the feed rsvps is:
      """
      .members | group_by(.id)[] | {member_id: .[0].id, time: (map(.time) | max), group_topic_name: "Camping"}
      """
    And the recipe is applied
    When the RSVPs are replayed:
      """
      {"members": [
        {"id": 50000000014435124, "time": 1}, {"id": 50000000014435121, "time": 2}, {"id": 50000000014435123, "time": 3},
        {"id": 50000000014435122, "time": 4}, {"id": 50000000014435121, "time": 5}]}
      """
    And the sink has caught up
    And executing query:
      """
      MATCH (m:MemberId)-[r:RSVP]->() RETURN m.member_id AS id, r.time AS time
      """
    Then the result should be, in any order:
      | id                | time |
      | 50000000014435121 | 5    |
      | 50000000014435122 | 4    |
      | 50000000014435123 | 3    |
      | 50000000014435124 | 1    |

  Scenario: [9] A map that would have to round a number rejects the message and no other
    Given the recipe meetup-rsvp
    And the map of the feed rsvps is:
      """
      {member_id: (.id | sqrt), time: 1, group_topic_name: "Camping"}
      """
    And the recipe is applied
    When the RSVPs are replayed:
      | id                |
      | 50000000014435121 |
      | 49                |
    And the sink has caught up
    Then the sums should be:
      | lines | rejected lines | messages | mapped | sent | delivered |
      | 2     | 1              | 1        | 1      | 1    | 1         |
