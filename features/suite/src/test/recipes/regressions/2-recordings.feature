@recorded
Feature: Regression 2 - Recordings

  The recorded messages of 2017 hold what people wrote, and are not in the repository: their scenarios are skipped where
  they are not beside it.

  Scenario: [1] The shipped recording gives the figures of its README
    Given the recipe meetup-rsvp
    And the recipe is applied
    When the recording is replayed
    And the sink has caught up
    Then the sums should be:
      | lines | blank | messages | mapped | rejected | sent | delivered |
      | 192   | 4     | 188      | 2235   | 38       | 2197 | 2197      |
    And the graph should hold:
      | (:MemberId)       | 134  |
      | (:GroupTopicName) | 341  |
      | [:RSVP]           | 1997 |

  Scenario: [2] 900 messages of 2017, which are not in the repository, give the figures that are known of them
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the 900 messages of 2017 are replayed
    And the sink has caught up
    When executing the query canoeing
    Then the result should be, in order:
      | group_topic_name | count |
      | 'Hiking'         | 10    |
      | 'Kayaking'       | 10    |
      | 'Outdoors'       | 10    |
      | 'Adventure'      | 8     |
    And the sums should be:
      | lines | messages | mapped | rejected | sent | delivered |
      | 900   | 900      | 10029  | 82       | 9947 | 9947      |
    And the graph should hold:
      | (:MemberId)       | 623  |
      | (:GroupTopicName) | 2118 |
      | [:RSVP]           | 8155 |

  Scenario: [3] 900 messages of 2017, which are not in the repository, have 82 dead letters when nothing is required
    Given the recipe meetup-rsvp
    And the feed rsvps requires nothing
    And the recipe is applied
    And the 900 messages of 2017 are replayed
    And the sink has caught up
    When executing the query canoeing
    Then the result should be, in order:
      | group_topic_name | count |
      | 'Hiking'         | 10    |
      | 'Kayaking'       | 10    |
      | 'Outdoors'       | 10    |
      | 'Adventure'      | 8     |
    And the sums should be:
      | lines | messages | mapped | sent  | delivered | dead-lettered |
      | 900   | 900      | 10029  | 10029 | 9947      | 82            |
    And the graph should hold:
      | (:MemberId)       | 623  |
      | (:GroupTopicName) | 2118 |
      | [:RSVP]           | 8155 |

  Scenario: [4] 900 messages of 2017, which are not in the repository, change nothing when they come again
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the 900 messages of 2017 are replayed
    And the sink has caught up
    When the 900 messages of 2017 are replayed
    And the sink has caught up
    Then no side effects

  Scenario: [5] After a run there is nothing to apply
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the recording is replayed
    And the sink has caught up
    When planning the recipe
    Then the result should be, in order:
      | operation | resource     | name                        |
      | 'NONE'    | 'topic'      | 'meetup-member-group-topic' |
      | 'NONE'    | 'topic'      | 'meetup-neo4j-dlq'          |
      | 'NONE'    | 'constraint' | 'member_id_idx'             |
      | 'NONE'    | 'constraint' | 'group_topic_name_idx'      |
      | 'NONE'    | 'connector'  | 'meetup-neo4j'              |
