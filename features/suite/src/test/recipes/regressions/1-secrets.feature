Feature: Regression 1 - Secrets

  Scenario: [1] After a complete run, no secret is found where others can look
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the recording is replayed
    And the sink has caught up
    When searching for every secret
    Then the result should be empty

  Scenario: [2] A secret is found in a file that others may read
    Given the recipe meetup-rsvp
    And a secret in a file that others may read
    When searching for every secret
    Then it should be found there

  @local-only
  Scenario: [3] A secret is found in the process list
    Given the recipe meetup-rsvp
    And a secret in the process list
    When searching for every secret
    Then it should be found there

  @own-worker
  Scenario: [4] A secret is found in a connector's configuration
    Given the recipe meetup-rsvp
    And the recipe is applied
    And a secret in the configuration of the connector meetup-neo4j
    When searching for every secret
    Then it should be found there
