# From the variables to what a target file takes.

mock_provider "confluent" {
  override_during = plan

  mock_resource "confluent_environment" {
    defaults = { id = "env-made01" }
  }
  mock_resource "confluent_kafka_cluster" {
    defaults = {
      id                 = "lkc-abc123"
      bootstrap_endpoint = "SASL_SSL://pkc-00000.europe-west1.gcp.confluent.cloud:9092"
      rest_endpoint      = "https://pkc-00000.europe-west1.gcp.confluent.cloud:443"
      rbac_crn           = "crn://confluent.cloud/organization=o/environment=env-made01/cloud-cluster=lkc-abc123"
      api_version        = "cmk/v2"
      kind               = "Cluster"
    }
  }
  mock_resource "confluent_service_account" {
    defaults = { id = "sa-abc123", api_version = "iam/v2", kind = "ServiceAccount" }
  }
  mock_resource "confluent_api_key" {
    defaults = { id = "KEY", secret = "a-secret" }
  }
}

mock_provider "neo4jaura" {
  override_during = plan

  mock_resource "neo4jaura_instance" {
    defaults = {
      instance_id    = "a1b2c3d4"
      connection_url = "neo4j+s://a1b2c3d4.databases.neo4j.io"
      username       = "a1b2c3d4"
      password       = "another-secret"
    }
  }
}

# Each account's key is told from the others'.
override_resource {
  target          = module.confluent.confluent_api_key.cluster["provisioning"]
  override_during = plan
  values          = { id = "PROVISIONING", secret = "secret-of-provisioning" }
}
override_resource {
  target          = module.confluent.confluent_api_key.cluster["worker"]
  override_during = plan
  values          = { id = "WORKER", secret = "secret-of-worker" }
}
override_resource {
  target          = module.confluent.confluent_api_key.cluster["connector"]
  override_during = plan
  values          = { id = "CONNECTOR", secret = "secret-of-connector" }
}
override_resource {
  target          = module.confluent.confluent_api_key.cloud["1"]
  override_during = plan
  values          = { id = "CLOUD", secret = "secret-of-cloud" }
}

variables {
  aura               = { project_id = "6981ace7-efe5-4f5c-b7c5-267b5162ce91" }
  aura_client_id     = "an-id"
  aura_client_secret = "a-client-secret"
}

run "all_that_a_target_file_takes" {
  command = plan

  assert {
    condition     = output.bootstrap_endpoint == "pkc-00000.europe-west1.gcp.confluent.cloud:9092" && output.cluster_api_key == "PROVISIONING" && output.cluster_api_secret == "secret-of-provisioning"
    error_message = "Kafka: ${output.bootstrap_endpoint}"
  }
  assert {
    condition     = output.neo4j_uri == "neo4j+s://a1b2c3d4.databases.neo4j.io" && output.neo4j_username == "a1b2c3d4" && output.neo4j_password == "another-secret" && output.neo4j_database == "a1b2c3d4" && output.aura_instance_id == "a1b2c3d4"
    error_message = "Neo4j: ${output.neo4j_uri}"
  }
  assert {
    condition     = output.worker_api_key == "WORKER" && output.worker_api_secret == "secret-of-worker" && output.connector_api_key == "CONNECTOR" && output.connector_api_secret == "secret-of-connector" && output.connector_service_account_id == "sa-abc123"
    error_message = "A key is missing."
  }
  assert {
    condition     = output.environment_id == "env-made01" && output.cluster_id == "lkc-abc123" && output.rest_endpoint == "https://pkc-00000.europe-west1.gcp.confluent.cloud:443"
    error_message = "Cluster: ${output.cluster_id}"
  }
}

run "secrets_are_marked" {
  command = plan

  assert {
    condition = alltrue([
      issensitive(output.cluster_api_key), issensitive(output.cluster_api_secret),
      issensitive(output.worker_api_key), issensitive(output.worker_api_secret),
      issensitive(output.connector_api_key), issensitive(output.connector_api_secret),
      issensitive(output.neo4j_password),
    ])
    error_message = "A plan would show a secret."
  }
  assert {
    condition     = !issensitive(output.bootstrap_endpoint) && !issensitive(output.neo4j_uri)
    error_message = "A plan would hide what is no secret."
  }
}

run "a_worker_of_ones_own_needs_no_cloud_key" {
  command = plan

  assert {
    condition     = output.cloud_api_key == null && output.cloud_api_secret == null
    error_message = "There is a Cloud API key."
  }
}

run "managed_connectors" {
  command = plan

  variables {
    connect = "managed"
  }

  assert {
    condition     = output.cloud_api_key == "CLOUD" && output.cloud_api_secret == "secret-of-cloud" && output.worker_api_key == null && output.worker_api_secret == null
    error_message = "Not the keys of managed connectors."
  }
  assert {
    condition     = issensitive(output.cloud_api_key) && issensitive(output.cloud_api_secret)
    error_message = "A plan would show a secret."
  }
  assert {
    condition     = length([for acl in module.naming.acls : acl if acl.resource_name == "connect-lcc-"]) == 2
    error_message = "Rights: ${jsonencode(module.naming.acls)}"
  }
}

run "a_shared_key" {
  command = plan

  variables {
    shared_key = true
  }

  assert {
    condition     = contains([for acl in module.naming.acls : "${acl.principal} ${acl.operation} ${acl.resource_name}"], "provisioning READ k2g-connect-meetup-rsvp")
    error_message = "Rights: ${jsonencode(module.naming.acls)}"
  }
}

override_resource {
  target          = module.confluent.confluent_api_key.cluster["worker-2"]
  override_during = plan
  values          = { id = "WORKER2", secret = "second-secret-of-worker" }
}

run "outputs_are_the_newest_keys_while_the_old_ones_work" {
  command = plan

  variables {
    key_generations = [1, 2]
  }

  assert {
    condition     = output.worker_api_key == "WORKER2" && output.worker_api_secret == "second-secret-of-worker"
    error_message = "Worker: ${output.worker_api_key}"
  }
}

run "without_aura" {
  command = plan

  variables {
    aura               = null
    aura_client_id     = ""
    aura_client_secret = ""
  }

  assert {
    condition     = output.neo4j_uri == null && output.neo4j_username == null && output.neo4j_password == null && output.neo4j_database == null && output.aura_instance_id == null
    error_message = "There is an instance."
  }
}

run "aura_without_its_key" {
  command = plan
  variables {
    aura_client_id     = ""
    aura_client_secret = ""
  }
  expect_failures = [var.aura_client_id, var.aura_client_secret]
}
