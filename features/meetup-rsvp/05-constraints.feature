Feature: 05 - Constraints

  There is one node for each member and one for each topic, however many RSVPs name them. Constraints see to it.

  Scenario: [1] Applying the recipe makes its constraints
    Given the recipe is applied
    When executing query:
      """
      SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties
      """
    Then the result should be, in any order:
      | name                   | type         | labelsOrTypes      | properties           |
      | 'member_id_idx'        | 'UNIQUENESS' | ['MemberId']       | ['member_id']        |
      | 'group_topic_name_idx' | 'UNIQUENESS' | ['GroupTopicName'] | ['group_topic_name'] |
