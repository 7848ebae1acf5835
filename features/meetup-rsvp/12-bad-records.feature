Feature: 12 - Bad lines and bad records

  A recording may hold lines that are no RSVP, and a topic may hold records that this recipe did not send. Neither
  stops the pipeline, and neither is lost silently.

  Scenario: [1] A line that is not JSON is rejected, counted and kept
    Given the recipe is applied
    When the RSVPs are replayed:
      """
      HTTP/1.1 200 OK
      {"member": {"member_id": 324900133}, "event": {"time": 1627200000000}, "group": {"group_topics": [{"topic_name": "Camping"}]}}
      {"member": {"member_id": 220950091}, "event": {"ti
      """
    And the sink has caught up
    Then the sums should be:
      | lines | rejected lines | messages | mapped | rejected | sent | delivered | dead-lettered | lag |
      | 3     | 2              | 1        | 1      | 0        | 1    | 1         | 0             | 0   |
    And the graph should hold:
      | (:MemberId)       | 1 |
      | (:GroupTopicName) | 1 |
      | [:RSVP]           | 1 |

  Scenario: [2] A record that is not JSON becomes a dead letter, byte for byte
    Given the recipe is applied
    When a record is sent to the topic meetup-member-group-topic:
      """
      member 324900133 goes camping
      """
    And the sink has caught up
    Then the dead letter topic should hold, in any order:
      | __value                         |
      | 'member 324900133 goes camping' |
    And the connector should be RUNNING with 1 task

  Scenario: [3] A tombstone becomes a dead letter: there is nothing in it to merge
    Given the recipe is applied
    When a tombstone is sent to the topic meetup-member-group-topic
    And the sink has caught up
    Then the dead letter topic should hold, in any order:
      | __value |
      | null    |
    And the connector should be RUNNING with 1 task
