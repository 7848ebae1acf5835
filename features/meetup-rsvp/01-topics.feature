Feature: 01 - Topics

  Confluent Cloud creates no topic by itself, and neither does any cluster that k2g runs. What the recipe needs is
  made by applying it: the topic of the RSVPs, and one for the records that cannot be written to the graph.

  Scenario: [1] No topic appears because a record is sent to it
    Given the recipe is not applied
    When a record is sent to the topic meetup-member-group-topic:
      """
      {"member_id": 324900133, "time": 1627200000000, "group_topic_name": "Camping"}
      """
    Then the record should be refused
    And there should be no topics

  Scenario: [2] Applying the recipe makes its topics
    Given the recipe is applied
    When listing the topics
    Then the result should be, in any order:
      | name                        | partitions |
      | 'meetup-member-group-topic' | 1          |
      | 'meetup-neo4j-dlq'          | 1          |

  Scenario: [3] Applying the recipe again would change nothing
    Given the recipe is applied
    When planning the recipe
    Then the result should be, in order:
      | operation | resource     | name                        |
      | 'NONE'    | 'topic'      | 'meetup-member-group-topic' |
      | 'NONE'    | 'topic'      | 'meetup-neo4j-dlq'          |
      | 'NONE'    | 'constraint' | 'member_id_idx'             |
      | 'NONE'    | 'constraint' | 'group_topic_name_idx'      |
      | 'NONE'    | 'connector'  | 'meetup-neo4j'              |
