run "names_come_from_the_recipe" {
  command = plan

  variables {
    recipe = "orders"
  }

  assert {
    condition = output.account_names == {
      administrator = "k2g-orders-administrator"
      connector     = "k2g-orders-connector"
      provisioning  = "k2g-orders-provisioning"
      worker        = "k2g-orders-worker"
    }
    error_message = "Service accounts: ${jsonencode(output.account_names)}"
  }
  assert {
    condition     = output.cluster_name == "k2g-orders" && output.environment_name == "k2g-orders" && output.aura_name == "k2g-orders"
    error_message = "Cluster ${output.cluster_name}, environment ${output.environment_name}, Aura ${output.aura_name}"
  }
  assert {
    condition     = output.state_topic == "k2g-state-orders"
    error_message = "State topic: ${output.state_topic}"
  }
}

run "managed_connectors_need_no_worker" {
  command = plan

  variables {
    connect = "managed"
  }

  assert {
    condition     = output.principals == tolist(["provisioning", "connector"]) && !contains(keys(output.account_names), "worker")
    error_message = "Principals: ${jsonencode(output.principals)}"
  }
}

run "an_aura_name_has_30_characters_at_most" {
  command = plan

  variables {
    recipe = "recommendations-of-the-last-quarter"
  }

  assert {
    condition     = output.aura_name == "k2g-recommendations-of-the-las"
    error_message = "Aura: ${output.aura_name}"
  }
}

run "a_name_that_is_no_recipe" {
  command = plan

  variables {
    recipe = "my recipe"
  }

  expect_failures = [var.recipe]
}

run "a_name_too_long_for_service_accounts" {
  command = plan

  variables {
    recipe = "a-recipe-with-a-name-of-forty-one-letters"
  }

  expect_failures = [var.recipe]
}
