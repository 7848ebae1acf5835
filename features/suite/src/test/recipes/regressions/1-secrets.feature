Feature: Regression 1 - Secrets

  Scenario: [1] After a complete run, no secret is found where others can look
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the recording is replayed
    And the sink has caught up
    When searching for every secret
    Then the result should be empty
